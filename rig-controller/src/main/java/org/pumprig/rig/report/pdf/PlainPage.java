package org.pumprig.rig.report.pdf;

import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * A page as it is drawn: its letters, and whether a reader sees them and nothing else. They are
 * seen if each is dark, upright, of a readable size, within clip and margins, shaped as our fonts
 * shape it, and stands right of the one before or on a lower line; and if nothing else is painted
 * but thin rules across the page or at its margins.
 */
final class PlainPage extends PDFGraphicsStreamEngine {
  /** Below this height, in points, stands the foot of the page. */
  private static final double FOOT = 45;

  private static final double LEFT = 51;
  private static final double RIGHT = 544.3;
  private static final double RULE = 3;
  private static final double ACROSS = 300;
  private static final double MARGIN = 12;
  private static final double SMALLEST = 6;
  private static final double LARGEST = 24;
  private static final float DARK = 0.4f;

  private final OwnLetters own;
  private final Zone body = new Zone();
  private final Zone foot = new Zone();
  private final GeneralPath path = new GeneralPath();
  private boolean clipping;
  private boolean plain;

  /** Letters of one part of a page, in the order in which they are drawn. */
  private static final class Zone {
    private final StringBuilder letters = new StringBuilder();
    private double line = Double.MAX_VALUE;
    private double end;

    /** Adds a letter; false if it doesn't follow the one before on paper. */
    boolean add(String text, double x, double y, double right) {
      letters.append(text);
      boolean same = Math.abs(y - line) < 0.5;
      boolean follows = same ? x > end - 1 : y < line - SMALLEST;
      line = y;
      end = right;
      return follows;
    }
  }

  PlainPage(PDPage page, OwnLetters own) throws IOException {
    super(page);
    this.own = own;
    plain = page.getRotation() == 0 && page.getUserUnit() == 1 && textAlone(page);
    processPage(page);
  }

  private static boolean textAlone(PDPage page) throws IOException {
    return page.getAnnotations().isEmpty()
        && page.getCOSObject().getDictionaryObject(COSName.AA) == null
        && page.getResources() != null
        && !page.getResources().getXObjectNames().iterator().hasNext()
        && !page.getResources().getPatternNames().iterator().hasNext();
  }

  /** Whether all that is there is seen, and nothing else. */
  boolean isPlain() {
    return plain;
  }

  String body() {
    return body.letters.toString();
  }

  String foot() {
    return foot.letters.toString();
  }

  @Override
  protected void showGlyph(Matrix at, PDFont font, int code, Vector moves) throws IOException {
    String text = font.toUnicode(code);
    if (text == null) {
      plain = false;
      return;
    }
    double x = at.getTranslateX();
    double y = at.getTranslateY();
    double right = x + moves.getX() * at.getScaleX();
    if (text.isBlank()) {
      return;
    }
    plain &= isSeen(at, x, right, y) && own.draws(font, code, text);
    plain &= (y < FOOT ? foot : body).add(text, x, y, right);
  }

  private boolean isSeen(Matrix at, double x, double right, double y) throws IOException {
    PDGraphicsState state = getGraphicsState();
    Rectangle2D clip = state.getCurrentClippingPath().getBounds2D();
    return state.getTextState().getRenderingMode() == RenderingMode.FILL
        && at.getShearX() == 0
        && at.getShearY() == 0
        && Math.abs(at.getScaleX() - at.getScaleY()) < 0.01
        && at.getScaleX() >= SMALLEST
        && at.getScaleX() <= LARGEST
        && x > LEFT - 1
        && right < RIGHT + 1
        && state.getCurrentClippingPath().isRectangular()
        && clip.contains(x, y)
        && clip.contains(right, y)
        && isDark(state);
  }

  private static boolean isDark(PDGraphicsState state) throws IOException {
    float[] colour =
        state.getNonStrokingColorSpace().toRGB(state.getNonStrokingColor().getComponents());
    return state.getNonStrokeAlphaConstant() == 1
        && state.getSoftMask() == null
        && state.getBlendMode().equals(BlendMode.NORMAL)
        && colour[0] <= DARK
        && colour[1] <= DARK
        && colour[2] <= DARK;
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    path.moveTo(p0.getX(), p0.getY());
    path.lineTo(p1.getX(), p1.getY());
    path.lineTo(p2.getX(), p2.getY());
    path.lineTo(p3.getX(), p3.getY());
    path.closePath();
  }

  @Override
  public void drawImage(PDImage image) {
    plain = false;
  }

  @Override
  public void clip(int windingRule) {
    clipping = true;
  }

  @Override
  public void moveTo(float x, float y) {
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    plain = false;
    path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    return path.getCurrentPoint();
  }

  @Override
  public void closePath() {
    path.closePath();
  }

  @Override
  public void endPath() {
    if (clipping) {
      getGraphicsState().intersectClippingPath(path);
      clipping = false;
    }
    path.reset();
  }

  @Override
  public void strokePath() {
    plain = false;
    endPath();
  }

  @Override
  public void fillPath(int windingRule) {
    Rectangle2D box = path.getBounds2D();
    boolean across = box.getHeight() <= RULE && box.getWidth() >= ACROSS;
    boolean atMargin =
        box.getWidth() <= RULE && (box.getMinX() < LEFT + MARGIN || box.getMaxX() > RIGHT - MARGIN);
    plain &= across || atMargin;
    endPath();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    plain = false;
    endPath();
  }

  @Override
  public void shadingFill(COSName shadingName) {
    plain = false;
  }
}
