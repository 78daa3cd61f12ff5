package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The leaves and roots of the test data of RFC 6962's reference implementation. */
class MerkleFrontierTest {
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void emptyTreeIsTheHashOfNothing() {
    assertThat(Sha256.hex(new MerkleFrontier().root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void givesThePublishedRoots() {
    var tree = new MerkleFrontier();
    for (int i = 0; i < LEAVES.size(); i++) {
      byte[] leaf = HexFormat.of().parseHex(LEAVES.get(i));
      tree.add(leaf, 0, leaf.length);
      assertThat(Sha256.hex(tree.root())).as("of %d leaves", i + 1).isEqualTo(ROOTS.get(i));
    }
  }

  @Test
  void agreesWithTheRecursionOfTheRfcAtEverySize() {
    var tree = new MerkleFrontier();
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < 200; i++) {
      byte[] leaf = ("leaf " + i).getBytes(StandardCharsets.UTF_8);
      leaves.add(leaf);
      tree.add(leaf, 0, leaf.length);
      assertThat(tree.root()).as("of %d leaves", i + 1).isEqualTo(naive(leaves));
      assertThat(tree.root()).as("asking twice").isEqualTo(tree.root());
    }
    assertThat(tree.size()).isEqualTo(200);
  }

  /** RFC 6962, 2.1, as it is written there. */
  private static byte[] naive(List<byte[]> leaves) {
    var sha = new Sha256();
    int n = leaves.size();
    if (n == 1) {
      sha.add((byte) 0);
      sha.add(leaves.getFirst());
      return sha.finish();
    }
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    sha.add((byte) 1);
    sha.add(naive(leaves.subList(0, k)));
    sha.add(naive(leaves.subList(k, n)));
    return sha.finish();
  }
}
