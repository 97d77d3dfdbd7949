CREATE FUNCTION pick(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 10 + $2';
CREATE FUNCTION pick(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 10';
CREATE OPERATOR <! (LEFTARG = int, RIGHTARG = int, FUNCTION = pick);
CREATE OPERATOR */ (LEFTARG = int, RIGHTARG = int, FUNCTION = pick);
CREATE OPERATOR @- (RIGHTARG = int, FUNCTION = pick);
CREATE TABLE ok(a int, b boolean);
INSERT INTO ok VALUES (1 <!--b; it's
  2, 1<--2;
  3);
INSERT INTO ok VALUES (6 */ 2, 2*/* ; ' */3 = 6), (@-5, 2 *-- ;
 3 = 6), (7/**/-/* ' */-1, -(-1)=+1);
