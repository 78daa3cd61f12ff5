/**
 * Small tables as Apache Parquet. The file's structures are written by the library that Parquet's
 * own Java code writes them with; the pages, plain and uncompressed, by ours, because the rest of
 * that code brings Hadoop along.
 *
 * <p>What may enter: tables that are in memory anyhow. What may not: nested data, reading.
 */
@NullMarked
package org.pumprig.rig.parquet;

import org.jspecify.annotations.NullMarked;
