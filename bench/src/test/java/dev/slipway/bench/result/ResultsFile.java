package dev.slipway.bench.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The newest run of each benchmark on each kind of machine, as JSON. Older ones are in the history
 * of the file.
 */
public final class ResultsFile {

  private static final TypeReference<TreeMap<String, TreeMap<String, Run>>> TYPE =
      new TypeReference<>() {};

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Path file;

  /** A file that need not be there. */
  public ResultsFile(Path file) {
    this.file = file;
  }

  /** Puts a run in the place of the last one of its benchmark on such a machine. */
  public void put(String machine, Run run) throws IOException {
    TreeMap<String, TreeMap<String, Run>> all = read();
    all.computeIfAbsent(machine, kind -> new TreeMap<>()).put(run.benchmark(), run);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new Lines());
    printer.indentArraysWith(new Lines());
    Files.writeString(file, JSON.writer(printer).writeValueAsString(all) + "\n");
  }

  /** The newest runs on such a machine, in the order of their names. */
  public List<Run> of(String machine) throws IOException {
    Map<String, Run> runs = read().get(machine);
    return runs == null ? List.of() : List.copyOf(runs.values());
  }

  private TreeMap<String, TreeMap<String, Run>> read() throws IOException {
    return Files.exists(file) ? JSON.readValue(file.toFile(), TYPE) : new TreeMap<>();
  }

  /** A line for each figure, and none for what is in it. */
  private static final class Lines extends DefaultIndenter {

    private static final long serialVersionUID = 1;
    private static final int FIGURES = 5;

    Lines() {
      super("  ", "\n");
    }

    @Override
    public void writeIndentation(JsonGenerator generator, int level) throws IOException {
      if (level <= FIGURES) {
        super.writeIndentation(generator, level);
      } else {
        generator.writeRaw(' ');
      }
    }
  }
}
