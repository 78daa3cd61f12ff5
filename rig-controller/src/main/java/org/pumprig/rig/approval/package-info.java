/**
 * Approvals: what a person signed with a key of their own, about a plan or a pack, or under an
 * entry of a log book.
 *
 * <p>An approval is a statement (name, role, meaning, time, digest of what is approved) and an SSH
 * signature over it, two files that {@code ssh-keygen -Y verify} checks without us. What may enter:
 * reading, writing and checking them. What may not: a person's private key ({@code ssh-keygen}
 * signs, PumpRig never sees it), and whether a person may sign (that is the reader's trust policy,
 * in {@code rig.evidence}).
 */
@NullMarked
package org.pumprig.rig.approval;

import org.jspecify.annotations.NullMarked;
