package org.pumprig.rig.driver.newera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.driver.Wire.MS;
import static org.pumprig.rig.driver.Wire.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.pump.protocol.newera.NewEraDefect;
import org.pumprig.pump.protocol.newera.NewEraLine;
import org.pumprig.pump.protocol.newera.NewEraPump;
import org.pumprig.pump.protocol.newera.NewEraSettings;
import org.pumprig.rig.driver.DriverChannel;
import org.pumprig.rig.driver.DriverSession.Result;
import org.pumprig.rig.driver.Programming;
import org.pumprig.rig.driver.Wire;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ChannelGarbled;

class NewEraDriverTest {
  private final Wire wire = new Wire();

  private NewEraPump pump(int address, int safeSeconds, NewEraDefect... defects) {
    return new NewEraPump(
        new NewEraSettings(address, "NE1000V3.928", safeSeconds, List.of(defects)));
  }

  private NewEraLine line(NewEraPump... pumps) {
    var line = new NewEraLine(wire.scheduler, List.of(pumps));
    wire.answer(line::attach);
    line.power(true);
    return line;
  }

  private static NewEraDriver safe(int address) {
    return new NewEraDriver(address, 3, Optional.of("26.59"));
  }

  private void programme(DriverChannel channel, long rate, long volume) {
    var results = new ArrayList<Result>();
    channel.program(new Programming.Primary(125_000, 50_000), results::add);
    channel.program(new Programming.Secondary(rate, volume), results::add);
    channel.program(new Programming.Start(), results::add);
    wire.pass(2 * SECOND);
    assertThat(results).hasSize(3).allMatch(Result::done);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60})
  void thePumpIsFoundInEitherModeAndBroughtIntoSafeMode(int remembered) {
    NewEraPump pump = pump(0, remembered);
    line(pump);
    wire.open(safe(0));
    wire.pass(2 * SECOND);
    assertThat(pump.isSafe()).isTrue();
    assertThat(wire.told).contains(new ServiceEvent("A-R", -1));
    assertThat(wire.told).contains(new ServiceIdentity("NE1000", "", "NE1000V3.928"));
    assertThat(wire.last(ServiceStatus.class).state()).isEqualTo(PumpState.STOPPED);
    assertThat(wire.told).noneMatch(ChannelGarbled.class::isInstance);
  }

  @Test
  void basicModeWorksToo() {
    NewEraPump pump = pump(0, 60);
    line(pump);
    wire.open(new NewEraDriver(0, 0, Optional.empty()));
    wire.pass(3 * SECOND);
    assertThat(pump.isSafe()).isFalse();
    assertThat(wire.last(ServiceStatus.class).code()).isEqualTo("NONE");
  }

  @Test
  void aProgrammeIsEnteredReadBackAndRun() {
    NewEraPump pump = pump(0, 0);
    line(pump);
    DriverChannel channel = wire.open(safe(0));
    wire.pass(2 * SECOND);
    programme(channel, 250_000, 500);
    wire.pass(SECOND);
    ServiceStatus status = wire.last(ServiceStatus.class);
    assertThat(status.state()).isEqualTo(PumpState.INFUSING);
    assertThat(List.of(status.primaryRateMicrolitresPerHour(), status.primaryVolumeMicrolitres()))
        .containsExactly(125_000L, 50_000L);
    assertThat(
            List.of(status.secondaryRateMicrolitresPerHour(), status.secondaryVolumeMicrolitres()))
        .containsExactly(250_000L, 500L);
    assertThat(status.rateMicrolitresPerHour()).isEqualTo(250_000);
    wire.pass(20 * SECOND);
    // 500 µL at 250 mL/h take 7.2 s; then the primary flows
    assertThat(wire.last(ServiceStatus.class).rateMicrolitresPerHour()).isEqualTo(125_000);
    assertThat(pump.fluidNanolitres(wire.scheduler.nanoTime())).isBetween(900_000.0, 1_200_000.0);
  }

  @Test
  void aProgrammeThatFourDigitsCannotHoldIsRefused() {
    line(pump(0, 0));
    DriverChannel channel = wire.open(safe(0));
    wire.pass(2 * SECOND);
    var results = new ArrayList<Result>();
    channel.program(new Programming.Primary(125_755, 50_000), results::add);
    assertThat(results).singleElement().matches(result -> result.detail().contains("four digits"));
    channel.program(new Programming.Primary(1_900_000, 50_000), results::add);
    wire.pass(2 * SECOND);
    assertThat(results.getLast()).isEqualTo(new Result(false, "'RAT1900MH': ?OOR"));
  }

  @Test
  void silenceStopsThePumpAndItsAlarmIsHeardUnasked() {
    NewEraPump pump = pump(0, 0);
    NewEraLine line = line(pump);
    DriverChannel channel = wire.open(safe(0));
    wire.pass(2 * SECOND);
    programme(channel, 250_000, 5_000);
    wire.heard();
    channel.close(); // nobody talks any more
    wire.pass(2 * SECOND);
    double before = pump.fluidNanolitres(wire.scheduler.nanoTime());
    wire.pass(SECOND);
    assertThat(pump.fluidNanolitres(wire.scheduler.nanoTime())).isGreaterThan(before);
    wire.pass(2 * SECOND);
    double stopped = pump.fluidNanolitres(wire.scheduler.nanoTime());
    wire.pass(5 * SECOND);
    assertThat(pump.fluidNanolitres(wire.scheduler.nanoTime())).isEqualTo(stopped);
    wire.open(safe(0));
    wire.pass(2 * SECOND);
    assertThat(wire.told).contains(new ServiceEvent("A-T", -1));
    assertThat(wire.last(ServiceStatus.class).state()).isEqualTo(PumpState.STOPPED);
    line.power(false);
  }

  @Test
  void aPowerCutIsSeenAndTheKeptProgrammeToo() {
    NewEraLine line = line(pump(0, 0));
    DriverChannel channel = wire.open(safe(0));
    wire.pass(2 * SECOND);
    programme(channel, 250_000, 5_000);
    line.power(false);
    wire.pass(2 * SECOND);
    wire.heard();
    line.power(true);
    wire.pass(3 * SECOND);
    assertThat(wire.told).contains(new ServiceEvent("A-R", -1));
    ServiceStatus status = wire.last(ServiceStatus.class);
    assertThat(status.state()).isEqualTo(PumpState.STOPPED);
    assertThat(status.primaryRateMicrolitresPerHour()).isEqualTo(125_000);
  }

  @Test
  void severalPumpsOnOneLineAnswerToTheirAddresses() {
    NewEraPump first = pump(3, 0);
    NewEraPump second = pump(47, 0);
    line(first, second);
    wire.open(safe(47));
    wire.pass(2 * SECOND);
    assertThat(first.isSafe()).isFalse();
    assertThat(second.isSafe()).isTrue();
    assertThat(wire.last(ServiceStatus.class).state()).isEqualTo(PumpState.STOPPED);
  }

  @Test
  void aLateTimeOutIsLate() {
    NewEraPump pump = pump(0, 3, NewEraDefect.LATE);
    pump.power(true, 0);
    pump.request("0", 1_000 * MS);
    assertThat(pump.timeOutNanos()).hasValue(1_000 * MS + 8 * SECOND);
  }
}
