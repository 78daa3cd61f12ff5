/**
 * A camera before a unit, through programs that write a picture and read text from it. What may not
 * enter: judgement of what a picture shows.
 */
@NullMarked
package org.pumprig.rig.observe.camera;

import org.jspecify.annotations.NullMarked;
