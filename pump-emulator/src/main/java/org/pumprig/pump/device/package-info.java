/**
 * The networked infusion pump as a state machine: values in, values out.
 *
 * <p><b>What is modelled.</b> One processor runs periodic tasks and the communication task under
 * pre-emptive fixed priorities. A failed connection costs processor time and heap, leaves entries
 * in the timer list that nobody cancels and blocks that nobody frees. A communication job that
 * starts a timer walks that sorted list, so it takes longer the more connections have failed. Where
 * communication outranks a watched task, a long job delays the task's check-in; a check-in later
 * than its window's maximum trips the channel at last check-in + maximum, and one sooner than the
 * minimum (the job after a delayed one) at the check-in. A release that finds its predecessor still
 * waiting is lost. Memory is free bytes, bytes free but fragmented, and an offline queue of
 * reports; an allocation that fails is a system error in one firmware and a dropped attempt in
 * another. Nothing anywhere says "fail now": whether, when and by which code a unit trips follows
 * from the profile's numbers, the unit's own spread and what the network does to it. The causal
 * chain is that of the manufacturer's letter of 2 August 2021; <b>every number is illustrative</b>,
 * and the cost of a failed connection is multiplied by {@link
 * org.pumprig.pump.firmware.FirmwareProfile#failedConnectionCostMultiplier}.
 *
 * <p><b>How it is computed.</b> Response-time analysis (Joseph and Pandya 1986) gives the largest
 * burst of communication that no watched task can notice. Bursts within it need no simulation: the
 * windows are kept, whatever the phases. A larger burst is simulated exactly, release by release,
 * from before it until every task is back at its nominal times; that yields the trip, if there is
 * one, as a deadline. A further job within that time corrects the prediction. So a healthy pump
 * costs two events per status message and no event per task period.
 *
 * <p><b>Limits.</b> Execution times are constant; there are no interrupts, caches, locks or shared
 * resources, so no blocking by lower priorities. The communication task starts nothing new before
 * its backlog is done, and what it starts shows on the wire when the job begins, not when it ends.
 * Inside small bursts of low-priority communication the end of the backlog is estimated (demand /
 * free share of the processor). Fragmentation is a number that grows, not an allocator. The flow
 * follows the motor with one time constant. Pressures are proportional to flow and, behind a clamp,
 * to volume; they don't slow the motor.
 *
 * <p>Pure: no clock, no I/O, no threads; an instance belongs to one thread. What may not enter:
 * wire formats, links, and anything that knows faults.
 */
@NullMarked
package org.pumprig.pump.device;

import org.jspecify.annotations.NullMarked;
