-- nothing; here
/* nothing; /* here */ either */

   --
