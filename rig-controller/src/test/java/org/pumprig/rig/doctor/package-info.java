/** Tests of what the doctor says. */
@org.jspecify.annotations.NullMarked
package org.pumprig.rig.doctor;
