package org.pumprig.rig.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.pumprig.host.Commands;
import org.pumprig.host.Trees;
import org.pumprig.rig.event.PictureObservation;
import org.pumprig.rig.event.PictureObservation.PictureMissed;
import org.pumprig.rig.event.PictureObservation.PictureTaken;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.event.SelfChecked.What;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.rig.observe.camera.Camera;
import org.pumprig.rig.observe.camera.PictureTaker;
import org.pumprig.time.Scheduler;

/** Takes one picture, as the run would, and throws it away: nothing of it enters the run. */
public final class CameraCheck {
  private CameraCheck() {}

  /**
   * Tries it.
   *
   * @param commands where the camera is
   * @param scheduler on whose thread this is called and answered
   * @param told once, after this has returned
   */
  public static void look(
      Camera camera,
      When when,
      Commands commands,
      Scheduler scheduler,
      Consumer<? super SelfChecked> told) {
    try {
      Path folder = Files.createTempDirectory("pumprig-camera");
      var taker = new PictureTaker[1];
      taker[0] =
          new PictureTaker(
              camera,
              folder.resolve("raw"),
              commands,
              scheduler,
              picture -> {
                taker[0].close();
                told.accept(checked(when, picture, folder));
              });
      taker[0].take("self-check");
    } catch (IOException e) {
      scheduler.execute(
          () ->
              told.accept(
                  new SelfChecked(
                      when, What.CAMERA, Found.BAD, "no folder for a picture: " + e.getMessage())));
    }
  }

  private static SelfChecked checked(When when, PictureObservation picture, Path folder) {
    SelfChecked result =
        switch (picture) {
          case PictureTaken taken ->
              new SelfChecked(
                  when,
                  What.CAMERA,
                  Found.GOOD,
                  "a picture of %d bytes%s"
                      .formatted(
                          taken.bytes(),
                          taken.text().isEmpty() ? "" : ", in which stands: " + taken.text()));
          case PictureMissed missed ->
              new SelfChecked(when, What.CAMERA, Found.BAD, missed.detail());
        };
    try {
      Trees.delete(folder);
      return result;
    } catch (IOException e) {
      return new SelfChecked(
          when, What.CAMERA, result.found(), result.detail() + "; it is left in " + folder);
    }
  }
}
