/* ' /* " */ $$ /* ; -- */ it's
   */
CREATE TABLE ok(id int /* ' ; " */, t text /* /* */ ; */);
/*/**/*/ CREATE TABLE ok2(id int); /***/ /* -- */
CREATE TABLE ok3(id int); --/* not a comment start
CREATE TABLE ok4(id int); -- */ '
