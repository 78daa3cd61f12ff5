/** What the documentation promises: links that lead somewhere, and every command explained. */
@NullMarked
package org.pumprig.docs;

import org.jspecify.annotations.NullMarked;
