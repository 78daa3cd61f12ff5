/**
 * How often a claim is shown that isn't true, and how often intervals hold what is true: the
 * decision's own functions on campaigns whose truth is known. A short form runs with the tests, a
 * long one with {@code mvn -Pperf}, which writes the tables of the documentation.
 */
@NullMarked
package org.pumprig.rig.compare.honest;

import org.jspecify.annotations.NullMarked;
