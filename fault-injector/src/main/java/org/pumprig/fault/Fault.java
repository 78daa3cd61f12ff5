package org.pumprig.fault;

/**
 * What is done to a unit's network, without when and to whom.
 *
 * <p>Families grow with the back ends that can inject them; a family is declared only once it has
 * members.
 */
public sealed interface Fault permits StreamFault, ServerFault {
  /** The fault's name in plans and journals: stable, never a class name. */
  String name();
}
