/** Tests of the commands, as a user meets them: arguments, text, files and exit codes. */
@NullMarked
package org.pumprig.rig.cli;

import org.jspecify.annotations.NullMarked;
