/**
 * Faults in the names, addresses and time that the rig serves to its units.
 *
 * <p>The rig's daemons (dnsmasq, chrony) stay as they are. While a fault acts, rules of the
 * kernel's packet filter drop what units ask, or rewrite its port so that a small responder of our
 * own answers instead; every rule is behind a leased set, so that the daemons are asked again soon
 * after this process has died. What may not enter: the daemons' configuration, and DNS, DHCP or NTP
 * beyond what the faults and their probes need.
 */
@NullMarked
package org.pumprig.fault.networkservice;

import org.jspecify.annotations.NullMarked;
