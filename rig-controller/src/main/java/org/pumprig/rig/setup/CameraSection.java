package org.pumprig.rig.setup;

import java.util.List;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.observe.camera.Camera;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads a unit's {@code camera}: the programs that take a picture and read it. */
final class CameraSection {
  private static final long LEAST_NANOS = 100_000_000;
  private static final long MOST_NANOS = 60_000_000_000L;
  private static final long USUAL_NANOS = 10_000_000_000L;

  private CameraSection() {}

  static Camera read(Fields camera) throws InputProblem {
    camera.only("frame", "read", "within");
    return new Camera(
        vector(camera, "frame"),
        camera.has("read") ? vector(camera, "read") : List.of(),
        camera.has("within")
            ? camera.quantity("within", Quantity.DURATION, LEAST_NANOS, MOST_NANOS)
            : USUAL_NANOS);
  }

  private static List<String> vector(Fields camera, String key) throws InputProblem {
    List<String> vector = GatewaySection.vector(camera, key);
    if (vector.stream().noneMatch(each -> each.contains(Camera.FILE))) {
      throw camera
          .place(key)
          .problem(
              "'" + key + "' doesn't say where the picture's file stands",
              "Write " + Camera.FILE + " in its place, in quotes: [fswebcam, -q, \"{file}\"]");
    }
    return vector;
  }
}
