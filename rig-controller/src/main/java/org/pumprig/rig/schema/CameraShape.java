package org.pumprig.rig.schema;

/** A camera before a unit. */
final class CameraShape {
  private CameraShape() {}

  static Shape camera() {
    return new Section()
        .need("frame", GatewayShape.vector().says("writes one picture to {file}"))
        .may("read", GatewayShape.vector().says("prints what stands in the picture {file}"))
        .may("within", Shape.time().usually("10s"))
        .shape()
        .says("camera");
  }
}
