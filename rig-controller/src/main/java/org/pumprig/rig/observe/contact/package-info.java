/**
 * A nurse-call contact at lines of this machine. What may not enter: judgement of what an alarm
 * means.
 */
@NullMarked
package org.pumprig.rig.observe.contact;

import org.jspecify.annotations.NullMarked;
