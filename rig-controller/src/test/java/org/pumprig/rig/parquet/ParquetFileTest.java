package org.pumprig.rig.parquet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;

/** The file's form; its values are read by a program that isn't ours in {@code PackPeersIT}. */
class ParquetFileTest {
  private static final List<Column> COLUMNS =
      List.of(Column.text("run"), Column.whole("nanos"), Column.number("p"), Column.flag("ok"));
  private static final List<List<String>> ROWS =
      List.of(
          List.of("r0-é", "9007199254740993", "0.0156", "true"),
          List.of("", "-1", "", "false"),
          List.of("r2", "", "", ""));

  private static FileMetaData footer(byte[] file) throws Exception {
    String magic = new String(file, file.length - 4, 4, StandardCharsets.US_ASCII);
    assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII) + magic).isEqualTo("PAR1PAR1");
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    int from = file.length - 8 - length;
    return Util.readFileMetaData(new ByteArrayInputStream(file, from, length));
  }

  @Test
  void schemaAndPagesAreWhatTheTableIs() throws Exception {
    byte[] file = ParquetFile.bytes("PumpRig test", COLUMNS, ROWS);
    FileMetaData footer = footer(file);
    assertThat(footer.getNum_rows()).isEqualTo(3);
    assertThat(footer.getCreated_by()).isEqualTo("PumpRig test");
    assertThat(footer.getSchema())
        .extracting(SchemaElement::getName)
        .containsExactly("table", "run", "nanos", "p", "ok");
    var group = requireNonNull(footer.getRow_groups()).getFirst();
    var whole = requireNonNull(requireNonNull(group.getColumns()).get(1).getMeta_data());
    int at = (int) whole.getData_page_offset();
    var in = new ByteArrayInputStream(file, at, file.length - at);
    PageHeader head = Util.readPageHeader(in);
    assertThat(requireNonNull(head.getData_page_header()).getNum_values()).isEqualTo(3);
    ByteBuffer page =
        ByteBuffer.wrap(in.readNBytes(head.getUncompressed_page_size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    // two values (run of 2, level 1), then an unknown one (run of 1, level 0)
    assertThat(page.getInt()).isEqualTo(4);
    assertThat(new byte[] {page.get(), page.get(), page.get(), page.get()})
        .containsExactly(4, 1, 2, 0);
    assertThat(page.getLong()).isEqualTo(9007199254740993L);
    assertThat(page.getLong()).isEqualTo(-1);
    assertThat(page.hasRemaining()).isFalse();
  }

  @Test
  void theSameTableGivesTheSameBytesAndAnEmptyOneIsAFileToo() throws Exception {
    assertThat(ParquetFile.bytes("x", COLUMNS, ROWS))
        .isEqualTo(ParquetFile.bytes("x", COLUMNS, ROWS));
    FileMetaData empty = footer(ParquetFile.bytes("x", COLUMNS, List.of()));
    assertThat(empty.getNum_rows()).isZero();
    assertThat(empty.getSchema()).hasSize(5);
  }

  @Test
  void aCellThatIsNoNumberIsAProgrammingError() {
    assertThatThrownBy(
            () -> ParquetFile.bytes("x", List.of(Column.whole("n")), List.of(List.of("two"))))
        .isInstanceOf(NumberFormatException.class);
  }
}
