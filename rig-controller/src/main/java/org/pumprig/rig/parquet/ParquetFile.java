package org.pumprig.rig.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Util;

/**
 * A table as a Parquet file: one row group, a page a column; the same table gives the same bytes.
 */
public final class ParquetFile {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private ParquetFile() {}

  /**
   * Writes a table.
   *
   * @param maker name and version of what made it
   * @param rows as many cells as columns each
   * @throws NumberFormatException if a cell doesn't mean what its column says
   */
  public static byte[] bytes(String maker, List<Column> columns, List<List<String>> rows) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(MAGIC);
    try {
      var groups = new ArrayList<RowGroup>();
      if (!rows.isEmpty()) {
        groups.add(group(out, columns, rows));
      }
      var footer = new FileMetaData(1, schema(columns), rows.size(), groups);
      footer.setCreated_by(maker);
      int from = out.size();
      Util.writeFileMetaData(footer, out);
      int length = out.size() - from;
      out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
    } catch (IOException e) {
      throw new UncheckedIOException("memory doesn't refuse", e);
    }
    out.writeBytes(MAGIC);
    return out.toByteArray();
  }

  private static List<SchemaElement> schema(List<Column> columns) {
    var schema = new ArrayList<SchemaElement>();
    schema.add(new SchemaElement("table").setNum_children(columns.size()));
    for (Column column : columns) {
      boolean text = column.kind() == Column.Kind.TEXT;
      SchemaElement element =
          new SchemaElement(column.name())
              .setType(column.kind().type())
              .setRepetition_type(
                  text ? FieldRepetitionType.REQUIRED : FieldRepetitionType.OPTIONAL);
      if (text) {
        element.setConverted_type(ConvertedType.UTF8);
        element.setLogicalType(LogicalType.STRING(new StringType()));
      }
      schema.add(element);
    }
    return schema;
  }

  private static RowGroup group(
      ByteArrayOutputStream out, List<Column> columns, List<List<String>> rows) throws IOException {
    var chunks = new ArrayList<ColumnChunk>();
    int start = out.size();
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      List<String> cells = rows.stream().map(row -> row.get(at)).toList();
      byte[] page = DataPage.of(columns.get(i), cells);
      int from = out.size();
      var head = new PageHeader(PageType.DATA_PAGE, page.length, page.length);
      head.setData_page_header(
          new DataPageHeader(cells.size(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
      Util.writePageHeader(head, out);
      out.writeBytes(page);
      int size = out.size() - from;
      var data =
          new ColumnMetaData(
              columns.get(i).kind().type(),
              List.of(Encoding.PLAIN, Encoding.RLE),
              List.of(columns.get(i).name()),
              CompressionCodec.UNCOMPRESSED,
              cells.size(),
              size,
              size,
              from);
      chunks.add(new ColumnChunk(from).setMeta_data(data));
    }
    return new RowGroup(chunks, out.size() - start, rows.size());
  }
}
