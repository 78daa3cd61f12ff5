/** The codecs against published vectors; each fault against real daemons in namespaces. */
@NullMarked
package org.pumprig.fault.networkservice;

import org.jspecify.annotations.NullMarked;
