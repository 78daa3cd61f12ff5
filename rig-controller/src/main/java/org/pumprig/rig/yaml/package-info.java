/**
 * Strict YAML: plain data with the line of everything, so that every error names file, line and
 * remedy.
 *
 * <p>One document of at most 1 MiB, no tags, anchors, aliases or duplicate keys, bounded depth. The
 * only importer of SnakeYAML, of which it uses the event stream alone: nothing is ever constructed
 * from a file's wishes. What may not enter: anything that knows plans or rigs.
 */
@NullMarked
package org.pumprig.rig.yaml;

import org.jspecify.annotations.NullMarked;
