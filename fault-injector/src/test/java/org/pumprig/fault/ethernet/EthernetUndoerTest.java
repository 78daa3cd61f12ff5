package org.pumprig.fault.ethernet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undo;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;

class EthernetUndoerTest {
  @Test
  void aLinkThatWentWithItsNamespaceNeedsNothing() throws Exception {
    var port = new EthernetPort(new CommandPlace.InNamespace("pumprig-1-1-gone"), "port1");

    assertThat(undone(new EthernetRecipe(port, LinkSnapshot.parse("port1", true, "", "", ""))))
        .isInstanceOf(InjectionResult.Done.class);
  }

  @Test
  void anInterfaceOfThisMachineThatIsGoneIsSaidToBe() throws Exception {
    var port = new EthernetPort(new CommandPlace.Here(), "pumprig-none0");

    assertThat(
            undone(new EthernetRecipe(port, LinkSnapshot.parse("pumprig-none0", true, "", "", ""))))
        .isInstanceOf(InjectionResult.Failed.class)
        .asString()
        .contains("pumprig-none0");
  }

  private static InjectionResult undone(EthernetRecipe recipe) {
    Undo undo = recipe.undo();
    return new EthernetUndoer()
        .undo(
            new LedgerEntry(
                "link-1",
                "run",
                "",
                undo.backEnd(),
                new Endpoint("127.0.0.1", 1),
                1,
                "boot",
                0,
                undo.recipe()));
  }
}
