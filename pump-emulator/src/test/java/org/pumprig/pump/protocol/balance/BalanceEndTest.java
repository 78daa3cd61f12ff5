package org.pumprig.pump.protocol.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.protocol.balance.Load.Display;
import org.pumprig.seed.Seed;

class BalanceEndTest {
  private static final long SECOND = 1_000_000_000L;
  private static final BalanceSettings STILL =
      new BalanceSettings(true, 1_000, 0, 0, 0, 0, 220_000_000, 20_000_000, 0);

  /** A scale that shows one thing, whatever is asked of it. */
  private static final class Fixed implements BalanceEnd.Scale {
    private final Display display;

    Fixed(Display display) {
      this.display = display;
    }

    @Override
    public Display read() {
      return display;
    }

    @Override
    public void tare() {}
  }

  private static List<String> mtSics(String command, Display display) {
    return new MtSicsEnd(STILL).command(command, new Fixed(display));
  }

  private static List<String> sbi(String command, Display display) {
    return new SbiEnd(STILL).command(command, new Fixed(display));
  }

  @Test
  void mtSicsAnswersAsItsManualPrints() {
    assertThat(mtSics("SI", new Display.Net(100_000_000, true)))
        .containsExactly("S S    100.000 g");
    assertThat(mtSics("SI", new Display.Net(-1_000, false))).containsExactly("S D     -0.001 g");
    assertThat(mtSics("S", new Display.Net(1, false))).containsExactly("S I");
    assertThat(mtSics("SI", new Display.Over())).containsExactly("S +");
    assertThat(mtSics("SI", new Display.Under())).containsExactly("S -");
    assertThat(mtSics("Z", new Display.Net(0, true))).containsExactly("Z A");
    assertThat(mtSics("ZI", new Display.Net(0, false))).containsExactly("ZI D");
    assertThat(mtSics("@", new Display.Under())).containsExactly("I4 A \"0000000001\"");
    assertThat(mtSics("QQ", new Display.Under())).containsExactly("ES");
  }

  @Test
  void sbiAnswersInFourteenCharacters() {
    assertThat(sbi("\u001bP", new Display.Net(12_345_000, true))).containsExactly("+   12.345 g  ");
    assertThat(sbi("\u001bP", new Display.Net(-5_000, false))).containsExactly("-    0.005    ");
    assertThat(sbi("\u001bP", new Display.Over()).getFirst()).hasSize(14).contains("H");
    assertThat(sbi("nonsense", new Display.Over())).isEmpty();
  }

  @Test
  void tareMakesWhatIsShownTheZero() {
    var load = new Load(STILL, new Seed(1));
    assertThat(load.read(0, 0)).isEqualTo(new Display.Net(20_000_000, false));
    load.tare();
    assertThat(load.read(5_000, SECOND)).isEqualTo(new Display.Net(5_000, false));
    assertThat(load.read(5_000, 2 * SECOND)).isEqualTo(new Display.Net(5_000, true));
  }

  @Test
  void theDisplayLagsBehindTheLoad() {
    var slow = new BalanceSettings(true, 1_000, 0, SECOND, 0, 0, 220_000_000, 0, 0);
    var load = new Load(slow, new Seed(1));
    load.read(0, 0);
    assertThat(load.read(10_000_000, SECOND))
        .isInstanceOfSatisfying(
            Display.Net.class,
            net -> assertThat(net.micrograms()).isBetween(9_400_000L, 9_600_000L));
  }

  @Test
  void driftEvaporationOverloadAndAnEmptyPanShow() {
    long hour = 3_600 * SECOND;
    var drifts = new BalanceSettings(true, 1_000, 0, 0, 7_000, 2_000, 220_000_000, 20_000_000, 0);
    assertThat(new Load(drifts, new Seed(1)).read(0, hour))
        .isEqualTo(new Display.Net(20_005_000, false));
    assertThat(new Load(STILL, new Seed(1)).read(300_000_000, 0)).isEqualTo(new Display.Over());
    var changed =
        new BalanceSettings(true, 1_000, 0, 0, 0, 0, 220_000_000, 20_000_000, 10 * SECOND);
    var load = new Load(changed, new Seed(1));
    assertThat(load.read(9_000_000, 9 * SECOND)).isEqualTo(new Display.Net(29_000_000, false));
    assertThat(load.read(11_000_000, 11 * SECOND)).isEqualTo(new Display.Net(0, false));
    assertThat(load.read(13_000_000, 13 * SECOND)).isEqualTo(new Display.Net(22_000_000, false));
    var source = new BalanceSettings(false, 1_000, 0, 0, 0, 0, 220_000_000, 200_000_000, 0);
    assertThat(new Load(source, new Seed(1)).read(50_000_000, 0))
        .isEqualTo(new Display.Net(150_000_000, false));
  }
}
