package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.PictureObservation.PictureTaken;

/** Gathers what was read from pictures, and what people say of them. */
final class PictureFold {
  private static final int MOST = 500;
  private final Kept<PictureRead> pictures = new Kept<>(MOST);
  private final Kept<LogEntry> entries = new Kept<>(MOST);

  void on(long now, PictureTaken picture) {
    if (!picture.text().isEmpty()) {
      pictures.add(new PictureRead(picture.file(), picture.text(), now, List.of()));
    }
  }

  void on(LogEntry entry) {
    if (entry.text().contains("camera-")) {
      entries.add(entry);
    }
  }

  boolean overflow() {
    return pictures.overflow() || entries.overflow();
  }

  List<PictureRead> facts() {
    var read = new ArrayList<PictureRead>();
    for (PictureRead each : pictures.items()) {
      String name = each.file().substring(each.file().lastIndexOf('/') + 1);
      List<LogEntry> people =
          entries.items().stream().filter(entry -> entry.text().contains(name)).toList();
      read.add(new PictureRead(each.file(), each.text(), each.atNanos(), people));
    }
    return read;
  }
}
