/**
 * The journal: the only truth about a run, and why it is written the way it is.
 *
 * <p><b>Lines of text.</b> Whoever doubts a verdict years from now must be able to read the record
 * without this program. So it is UTF-8 text, one line an event, each a JSON object. The JSON is
 * canonical (RFC 8785): keys in order, no spaces, integers below 2<sup>53</sup>, no floats and no
 * null, so that one event has one text, virtual runs repeat byte by byte, and hashes can be taken
 * of the bytes. A unit stands in the name of its member; a value with a fraction is a scaled
 * integer.
 *
 * <pre>
 * {"c":"1b2c3d4e","d":{…},"e":1,"k":"note","n":17,"t":1500000,"w":1767225600001500}
 * </pre>
 *
 * <p><b>c</b>, the CRC-32C of the line as it would be without {@code c} (and without LF), tells
 * which line is damaged; a hash over a batch couldn't. <b>n</b> numbers all lines from 1, framing
 * included. <b>e</b> is the epoch, one life of the process: monotonic time <b>t</b> (nanoseconds)
 * starts anew with each. <b>w</b> is wall time in microseconds, which may step. <b>k</b> is the
 * kind, <b>d</b> the payload. An epoch's first event tells the boot id, the length of the outage
 * before it and how uncertain that is. A line is at most 64 KiB: bulk goes to files and is referred
 * to by name, offset, length and SHA-256.
 *
 * <p><b>Batches.</b> A {@code batch} line closes the lines since the last one: {@code h} is SHA-256
 * of the previous h (at first: SHA-256 of nothing) and the raw bytes of those lines, LFs included;
 * the batch line itself is outside. Nothing is believed before its batch is complete. A batch
 * closes at 1000 events, at 1 MiB, 100 ms of the scheduler's time after its first line that tells
 * anything new, 5 s after its first line of all, or at an intent, which is made durable before its
 * effect. A soak's readings say the same for days: each in a batch of its own would cost a hash
 * that doesn't compress. It never closes by the speed of the disk: in virtual time the same events
 * give the same bytes. What the disk's speed does decide is how many closed batches share one sync.
 *
 * <p><b>Segments.</b> {@code journal/NNNNNNNN.jsonl}, from 1, at most 64 MiB: a segment closes with
 * the batch that brings it to 60 MiB, so that a batch never spans two. Its first line, kind {@code
 * segment}, has format version, run, number, first n, the chain's head and the digests of plan and
 * rig file; it counts as a line of its first batch. A closed segment is compressed (gzip, level 1:
 * time counts for more than space), synced, read back and compared, and only then the raw file is
 * deleted; while both exist the raw one counts. The last segment stays raw, so that short runs can
 * be read with any tool and don't depend on a version of zlib. Hashes cover raw bytes.
 *
 * <p><b>Checkpoints.</b> A chain alone doesn't show that its tail was cut off. So {@code
 * checkpoints} holds the size and the RFC 6962 Merkle root of the journal, a leaf for each line
 * with its LF, within a minute of every line, when a segment was compressed (with the digest of the
 * compressed file, which is named once), and at the end, marked {@code final}. A cut before the
 * last checkpoint shows because the checkpoint claims more lines than there are. <em>After</em> the
 * last checkpoint a cut can't be told from a process that died then: the outcome says "cut" in both
 * cases, and no more. The text is a C2SP checkpoint, to be signed once keys exist; an unsigned one
 * convinces only those who trust the machine. Lines are durable before the checkpoint that claims
 * them.
 *
 * <p><b>After a crash.</b> What follows the last complete batch is torn. Recovery saves those bytes
 * to {@code raw/torn-N}, cuts them off, and goes on with the next epoch; the caller records their
 * digest. A bad line that a checkpoint covers, or that a whole batch line follows, is never taken
 * for torn by a reader: it is damage, and no verdict stands on it. {@code snapshots/NNNNNNNN.json}
 * holds the reducers' state at a segment's start, so that a resume reads the last segment only:
 * derived, deletable, checked against the chain, never needed.
 *
 * <p><b>Reading</b> a long journal takes two threads: one verifies, the caller's parses and is
 * shown what was verified. Whoever is shown sees the same in the same order as from one.
 *
 * <p>What may enter: the format, its writer, reader and recovery. What may not: what events mean.
 */
@NullMarked
package org.pumprig.rig.journal;

import org.jspecify.annotations.NullMarked;
