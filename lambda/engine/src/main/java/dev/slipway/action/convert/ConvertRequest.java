package dev.slipway.action.convert;

import dev.slipway.action.Action;
import dev.slipway.action.DatabaseUse;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.Value;
import dev.slipway.action.Values;
import java.util.List;
import java.util.Map;

/**
 * Writes the migrations into another folder, in our form.
 *
 * @param out that folder, which is not there yet, or empty
 */
public record ConvertRequest(String out) implements Request {

  private static final String NATIVE = "native";

  private static final Field<String> TO =
      Field.of("to", new Value<>(Map.of("enum", List.of(NATIVE)), ConvertRequest::form), NATIVE)
          .option("FORM", "The form: native, which is ours.");

  private static final Field<String> OUT =
      Field.of("out", Values.TEXT).option("FOLDER", "The new folder.").needed();

  public static final Action ACTION =
      new Action(
          Form.of(
                  "convert",
                  "Writes the migrations of another tool's folder into a new one, in our form: the"
                      + " same versions and the same SQL, so that what is applied stays applied.")
              .about(Topic.FILES, Topic.OUTPUT)
              .taking(TO, OUT),
          ConvertRequest::of);

  private static ConvertRequest of(Given given) {
    given.get(TO);
    return new ConvertRequest(given.require(OUT, "the folder that is written"));
  }

  private static String form(Object value) {
    if (!NATIVE.equals(value)) {
      throw new IllegalArgumentException("must be " + NATIVE);
    }
    return NATIVE;
  }

  @Override
  public DatabaseUse use() {
    return DatabaseUse.NAMED;
  }

  @Override
  public Report perform(Desk desk) {
    return new Converting(desk.source(), NewFolder.at(out, desk.settings().migrations()))
        .convert(desk.migrations());
  }
}
