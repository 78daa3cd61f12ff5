package org.pumprig.rig.schema;

/** A rig file's section {@code gateway}: a real one and its own commands. */
final class GatewayShape {
  private static final int MOST_PORT = 65_535;

  private GatewayShape() {}

  static Shape gateway() {
    return new Section()
        .need("host", Shape.text())
        .need("port", Shape.integer(1, MOST_PORT))
        .may("speaks", Shape.words("hl7", "other").usually("other"))
        .may("on", place())
        .may("within", Shape.time().usually("60s"))
        .may("systemd", Shape.text())
        .may("pid", Shape.integer(2, 1L << 22))
        .may("pidFile", Shape.text())
        .may("stop", vector())
        .may("start", vector())
        .may("status", vector())
        .may("faults", Shape.list(fault(), 20))
        .may(
            "holds",
            vector().says("prints the control ids stored of {serial} since {since}, one a line"))
        .shape()
        .says("a real gateway instead of the emulated one");
  }

  private static Shape fault() {
    return new Section()
        .need("fault", Shape.name())
        .need("begin", vector())
        .need("end", vector())
        .shape();
  }

  static Shape vector() {
    return Shape.list(Shape.text(), 64).says("a program and its arguments; no shell");
  }

  static Shape place() {
    Shape there =
        new Section()
            .may("namespace", Shape.name().says("alone"))
            .may("ssh", Shape.text().says("with 'user' and 'knownHosts'"))
            .may("port", Shape.integer(1, MOST_PORT).usually("22"))
            .may("user", Shape.text())
            .may("knownHosts", Shape.text())
            .may("key", Shape.text())
            .shape();
    return Shape.either(Shape.words("here"), there);
  }
}
