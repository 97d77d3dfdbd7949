package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a statement while it is being read: a stretch of its file for as long as it can. */
final class UnfinishedText {

  private final SqlSource source;
  private final int start;
  private final StringBuilder made = new StringBuilder(0);
  private final List<Made.Piece> pieces = new ArrayList<>(0);
  private @Nullable Frame frame;
  private int from;
  private int end;
  private int solid;

  /** A text that begins at an offset of a frame. */
  UnfinishedText(Frame frame, int at) {
    this.source = frame.source();
    this.start = frame.sourceOffset(at);
    resume(frame, at);
  }

  /** A token ends there. */
  void reaches(int offset) {
    end = offset;
    solid = made.length() + offset - from;
  }

  void suspend(int at) {
    if (frame == null) {
      return;
    }
    pieces.add(new Made.Piece(made.length(), frame.sourceOffset(from), frame.isFile()));
    made.append(frame.text(), from, at);
    frame = null;
  }

  void resume(Frame in, int at) {
    frame = in;
    from = at;
  }

  private boolean isInFile() {
    return frame != null && frame.isFile();
  }

  /** The statement, which ends with its last token. */
  Statement statement(Traits traits) {
    boolean goesOn = frame != null && solid > made.length();
    boolean oneStretch = pieces.size() == (goesOn ? 0 : 1);
    if (oneStretch && (goesOn ? isInFile() : pieces.get(0).verbatim())) {
      return new Statement(new Stretch(source, start, start + solid), null, null, traits);
    }
    if (goesOn) {
      suspend(end);
    }
    made.setLength(solid);
    Made text = new Made(made.toString(), List.copyOf(pieces));
    return new Statement(new Stretch(source, start, start), text, null, traits);
  }
}
