// HeidelTime (standalone) over many documents in one run of Java, which its own program does not do.
// Arguments: its configuration, and a list with a line "YYYY-MM-DD<TAB>file" for each document.

import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.logging.LogManager;

public class HeidelTimeAll {
    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset();
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, words[0],
            POSTagger.TREETAGGER, true);
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        int times = 0;
        for (String line : Files.readAllLines(Path.of(words[1]), StandardCharsets.UTF_8)) {
            String[] columns = line.split("\t");
            String text = Files.readString(Path.of(columns[1]), StandardCharsets.UTF_8);
            String marked = tagger.process(text, day.parse(columns[0]));
            times += marked.split("<TIMEX3 ", -1).length - 1;
        }
        System.out.println(times);
    }
}
