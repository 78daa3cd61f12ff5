package org.pumprig.rig.observe.camera;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A pump's screen, as a picture. */
public final class MadePicture {
  private MadePicture() {}

  /** Writes black words on white, as PNG. */
  public static Path png(Path file, String... lines) throws IOException {
    var image = new BufferedImage(640, 80 + 70 * lines.length, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D drawing = image.createGraphics();
    drawing.setColor(Color.WHITE);
    drawing.fillRect(0, 0, image.getWidth(), image.getHeight());
    drawing.setColor(Color.BLACK);
    drawing.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 48));
    for (int i = 0; i < lines.length; i++) {
      drawing.drawString(lines[i], 40, 80 + 70 * i);
    }
    drawing.dispose();
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
