/** What is shipped beside the code: unit files of systemd. */
@NullMarked
package org.pumprig.dist;

import org.jspecify.annotations.NullMarked;
