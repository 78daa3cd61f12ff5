package org.pumprig.rig.event;

import org.pumprig.rig.json.Recordable;

/** A record of the journal: an input, or something derived from inputs. */
public sealed interface Event extends Recordable permits Input, Derived {}
