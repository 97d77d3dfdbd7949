package dev.slipway.mysql.rows;

import dev.slipway.mysql.schema.MysqlColumn;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses how a column becomes another. */
final class Conversions {

  private final MysqlColumn column;
  private final SourceKind source;
  private final TargetType target;
  private final List<String> labels;
  private final ZoneId zone;

  private Conversions(MysqlColumn column, TargetColumn target, ZoneId zone) {
    this.column = column;
    this.source = SourceKind.of(column);
    this.target = TargetType.of(target.type());
    this.labels = target.labels();
    this.zone = zone;
  }

  /** The conversion of a column into a type; nothing where there is no sense in one. */
  static Optional<Conversion> of(MysqlColumn column, TargetColumn target, ZoneId zone) {
    return Optional.ofNullable(new Conversions(column, target, zone).choose());
  }

  private @Nullable Conversion choose() {
    return switch (target.base()) {
      case "uuid" -> uuid();
      case "smallint", "integer", "bigint" -> number(WholeNumber.of(target.base(), isText()));
      case "numeric" -> number(new DecimalNumber(target.first(), target.second(), isText()));
      case "real", "double precision" -> floating(target.base().equals("real"));
      case "boolean" -> number(new BooleanValue(isText()));
      case "date" -> date();
      case "timestamp without time zone" -> moment(false);
      case "timestamp with time zone" -> moment(true);
      case "time without time zone" -> clock();
      case "interval" -> source == SourceKind.TIME ? new PlainValue() : other();
      case "bytea" -> bytes();
      case "json", "jsonb" -> json();
      case "text[]", "character varying[]" -> source == SourceKind.SET ? new SetValue() : null;
      case "bit", "bit varying" -> bits(target.first(), target.base().equals("bit"));
      case "text", "character varying", "character", "name", "citext" -> text();
      default -> other();
    };
  }

  private boolean isText() {
    return source.isText();
  }

  private @Nullable Conversion uuid() {
    if (source == SourceKind.BINARY) {
      return new UuidBytes();
    }
    return isText() ? new UuidText() : null;
  }

  private @Nullable Conversion number(Conversion conversion) {
    return switch (source) {
      case WHOLE, DECIMAL, DOUBLE, YEAR, TEXT, ENUM -> conversion;
      case FLOAT -> new SingleNumber(conversion);
      case BITS -> new BitsNumber(conversion);
      default -> null;
    };
  }

  /** A number of single precision means in double precision what it was there, digit by digit. */
  private @Nullable Conversion floating(boolean single) {
    Conversion conversion = new FloatingNumber(single, isText());
    return source == SourceKind.FLOAT ? conversion : number(conversion);
  }

  private @Nullable Conversion date() {
    return switch (source) {
      case DATE, DATETIME, TIMESTAMP -> new DateValue(source != SourceKind.DATE);
      case TEXT -> new DayText(DayText.DAY, new DateValue(false));
      case YEAR -> new YearDate();
      default -> null;
    };
  }

  private @Nullable Conversion moment(boolean zoned) {
    return switch (source) {
      case DATE, DATETIME -> new MomentValue(false, zoned, zone);
      case TIMESTAMP -> new MomentValue(true, zoned, zone);
      case TEXT -> new DayText(DayText.MOMENT, new MomentValue(false, zoned, zone));
      default -> null;
    };
  }

  private @Nullable Conversion clock() {
    return switch (source) {
      case TIME -> new ClockTime();
      case TEXT -> new ClockText();
      default -> null;
    };
  }

  private @Nullable Conversion bytes() {
    return switch (source) {
      case TEXT, JSON, BINARY, SPATIAL, BITS -> new BytesValue();
      default -> null;
    };
  }

  private @Nullable Conversion json() {
    return switch (source) {
      case TEXT, JSON -> new JsonValue(target.base().equals("jsonb"));
      case WHOLE, DECIMAL, DOUBLE -> new PlainValue();
      default -> null;
    };
  }

  private @Nullable Conversion bits(int width, boolean exact) {
    int wanted = exact && width < 0 ? 1 : width;
    return source == SourceKind.BITS ? new BitsValue((int) column.length(), wanted, exact) : null;
  }

  private @Nullable Conversion text() {
    if (source == SourceKind.BITS) {
      return new BitsValue((int) column.length(), target.first(), false);
    }
    int longest = target.base().equals("character") ? Math.max(target.first(), 1) : target.first();
    Conversion text = new TextValue(longest, false, source == SourceKind.BINARY);
    if (source == SourceKind.FLOAT) {
      return new SingleNumber(text);
    }
    return source == SourceKind.UNKNOWN ? null : text;
  }

  /** What only the server knows may take any text. */
  private @Nullable Conversion other() {
    if (!labels.isEmpty()) {
      return isText() || source == SourceKind.SET ? new LabelFit(labels) : null;
    }
    return switch (source) {
      case UNKNOWN, BINARY, BITS, SPATIAL -> null;
      case FLOAT -> new SingleNumber(new TextValue(-1, true, false));
      default -> new TextValue(-1, true, false);
    };
  }
}
