package dev.slipway.review;

import dev.slipway.review.PicturedTable.Reference;
import dev.slipway.review.PicturedTable.Sign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the tables of the picture stand: those that others refer to, to the right of them.
 *
 * @param boxes one a table
 */
record PictureLayout(List<Box> boxes, List<Arrow> arrows, int width, int height) {

  static final int BOX_WIDTH = 230;
  static final int LINE = 18;
  static final int HEAD = 26;
  private static final int GAP_ACROSS = 64;
  private static final int GAP_DOWN = 24;
  private static final int MARGIN = 8;
  private static final int MOST_DOWN = 8;
  private static final int MOST_DEPTH = 4;

  /** A table and its upper left corner. */
  record Box(PicturedTable table, int x, int y, int height) {

    int right() {
      return x + BOX_WIDTH;
    }

    int middle() {
      return y + HEAD / 2;
    }
  }

  /** A foreign key from one box to another, or to itself. */
  record Arrow(Box from, Box to, Sign sign) {}

  static PictureLayout of(List<PicturedTable> tables) {
    Map<String, PicturedTable> byName = new LinkedHashMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    Map<String, Integer> depths = depths(byName);
    Map<Integer, List<PicturedTable>> columns = new TreeMap<>();
    for (PicturedTable table : tables) {
      columns
          .computeIfAbsent(depths.getOrDefault(table.name(), 0), depth -> new ArrayList<>())
          .add(table);
    }
    List<Box> boxes = new ArrayList<>();
    int x = MARGIN;
    for (List<PicturedTable> column : columns.values()) {
      for (int first = 0; first < column.size(); first += MOST_DOWN) {
        stack(column.subList(first, Math.min(column.size(), first + MOST_DOWN)), x, boxes);
        x += BOX_WIDTH + GAP_ACROSS;
      }
    }
    int height = boxes.stream().mapToInt(box -> box.y() + box.height()).max().orElse(0) + MARGIN;
    return new PictureLayout(
        boxes, arrows(boxes), Math.max(0, x - GAP_ACROSS + MARGIN + GAP_DOWN), height);
  }

  private static void stack(List<PicturedTable> column, int x, List<Box> boxes) {
    int y = MARGIN;
    for (PicturedTable table : column) {
      int height = HEAD + table.lines().size() * LINE + (table.lines().isEmpty() ? 0 : 8);
      boxes.add(new Box(table, x, y, height));
      y += height + GAP_DOWN;
    }
  }

  /** How many foreign keys lead to a table at most, one behind the other; circles end somewhere. */
  private static Map<String, Integer> depths(Map<String, PicturedTable> tables) {
    Map<String, Integer> depths = new HashMap<>();
    tables.keySet().forEach(name -> depths.put(name, 0));
    for (int round = 0; round < MOST_DEPTH; round++) {
      for (PicturedTable table : tables.values()) {
        for (Reference reference : table.references()) {
          int deeper = Math.min(MOST_DEPTH, depths.getOrDefault(table.name(), 0) + 1);
          if (!reference.table().equals(table.name())) {
            depths.computeIfPresent(reference.table(), (name, now) -> Math.max(now, deeper));
          }
        }
      }
    }
    return depths;
  }

  private static List<Arrow> arrows(List<Box> boxes) {
    Map<String, Box> byName = new HashMap<>();
    boxes.forEach(box -> byName.put(box.table().name(), box));
    List<Arrow> arrows = new ArrayList<>();
    for (Box box : boxes) {
      for (Reference reference : box.table().references()) {
        Box to = byName.get(reference.table());
        if (to != null) {
          arrows.add(new Arrow(box, to, reference.sign()));
        }
      }
    }
    return arrows;
  }
}
