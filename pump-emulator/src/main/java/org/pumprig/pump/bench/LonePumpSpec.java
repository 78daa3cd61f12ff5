package org.pumprig.pump.bench;

import java.util.Optional;
import org.pumprig.link.Endpoint;
import org.pumprig.link.TlsSettings;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.seed.Seed;

/**
 * A pump on its own.
 *
 * @param serial letters, digits, {@code -}; at most 20
 * @param seed of what makes the unit differ from others
 * @param gateway where it connects to, if its protocol knows a gateway; empty: it gets one of its
 *     own
 * @param tls how it speaks to that gateway; empty: plain TCP
 * @param instruments address on which its witnesses, outlet and finger listen
 * @param statusPeriodNanos between two reports that it makes by itself
 * @param balance under its line; empty: none
 */
public record LonePumpSpec(
    String serial,
    FirmwareProfile firmware,
    Defects defects,
    Seed seed,
    Optional<Endpoint> gateway,
    Optional<TlsSettings> tls,
    String instruments,
    long statusPeriodNanos,
    Optional<BalanceSpec> balance) {}
