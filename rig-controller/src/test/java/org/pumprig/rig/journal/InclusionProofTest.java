package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.host.MemoryStorage;
import org.pumprig.rig.seal.KeyKind;
import org.pumprig.rig.seal.SignedNote;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.seal.TlogProof;

/** Audit paths against roots that {@link MerkleFrontier} computed, and the proofs made of them. */
class InclusionProofTest {
  private static final int LINES = 37;

  private static MemoryStorage journal() throws Exception {
    var storage = new MemoryStorage();
    var first = new StringBuilder();
    var second = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      (i < 20 ? first : second).append(line(i));
    }
    storage.replace("journal/00000001.jsonl", first.toString().getBytes(StandardCharsets.UTF_8));
    storage.replace("journal/00000002.jsonl", second.toString().getBytes(StandardCharsets.UTF_8));
    return storage;
  }

  private static String line(int index) {
    return "{\"n\":" + (index + 1) + "}\n";
  }

  private static String checkpoint(int size) {
    var tree = new MerkleFrontier();
    for (int i = 0; i < size; i++) {
      byte[] bytes = line(i).getBytes(StandardCharsets.UTF_8);
      tree.add(bytes, 0, bytes.length);
    }
    return "pumprig/r\n" + size + "\n" + Checkpoint.base64(tree.root()) + "\n";
  }

  @Test
  void everyLineOfEveryTreeIsProvedAndNoOtherLineIs() throws Exception {
    SigningKey key = SigningKey.generate(KeyKind.ED25519);
    for (int size = 1; size <= LINES; size++) {
      SignedNote note = SignedNote.sign(checkpoint(size), key);
      for (int index = 0; index < size; index++) {
        InclusionProof made = InclusionProof.of(journal(), index + 1, size);
        var proof = new TlogProof(index, made.path(), note);
        byte[] line = line(index).getBytes(StandardCharsets.UTF_8);
        assertThat(made.line()).isEqualTo(line);
        assertThat(proof.proves(line)).as("line %d of %d", index, size).isTrue();
        assertThat(TlogProof.parse(proof.bytes()).proves(line)).isTrue();
        assertThat(proof.proves(line(index + 1).getBytes(StandardCharsets.UTF_8))).isFalse();
        int other = (index + 1) % size;
        if (other != index) {
          assertThat(new TlogProof(other, made.path(), note).proves(line)).isFalse();
        }
        if (!made.path().isEmpty()) {
          List<byte[]> shorter = made.path().subList(1, made.path().size());
          assertThat(new TlogProof(index, shorter, note).proves(line)).isFalse();
        }
      }
    }
  }

  @Test
  void aNoteIsSignedByItsKeyAlone() throws Exception {
    SigningKey key = SigningKey.generate(KeyKind.ED25519);
    SignedNote note = SignedNote.parse(SignedNote.sign(checkpoint(5), key).bytes());
    assertThat(note.signedBy(key.verifyingKey())).isTrue();
    assertThat(note.signedBy(SigningKey.generate(KeyKind.ED25519).verifyingKey())).isFalse();
    assertThat(note.signedBy(SigningKey.generate(KeyKind.ECDSA_P256).verifyingKey())).isFalse();
    var other = new SignedNote(checkpoint(6), note.signatures());
    assertThat(other.signedBy(key.verifyingKey())).isFalse();
  }

  @Test
  void aJournalThatIsShorterThanItsCheckpointIsDamage() {
    assertThatThrownBy(() -> InclusionProof.of(journal(), 1, LINES + 1))
        .isInstanceOf(JournalDamage.class)
        .hasMessageContaining("more lines than the journal has");
  }
}
