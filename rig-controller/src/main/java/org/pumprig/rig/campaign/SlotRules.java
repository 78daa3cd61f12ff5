package org.pumprig.rig.campaign;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.schedule.Campaign;

/** What a plan's rules say of a campaign between its slots. */
public interface SlotRules {
  /** Every slot is run, once. */
  SlotRules NONE =
      new SlotRules() {
        @Override
        public Optional<String> stop(List<Campaign.Slot> over) {
          return Optional.empty();
        }

        @Override
        public List<Campaign.Slot> again(List<Campaign.Slot> over) {
          return List.of();
        }
      };

  /**
   * Why no further slot is to be begun; empty: go on.
   *
   * @param over slots that are over
   * @throws IOException if what they left can't be read
   */
  Optional<String> stop(List<Campaign.Slot> over) throws IOException;

  /**
   * Slots of runs that are to be done again.
   *
   * @param over all slots so far, over
   * @throws IOException if what they left can't be read
   */
  List<Campaign.Slot> again(List<Campaign.Slot> over) throws IOException;
}
