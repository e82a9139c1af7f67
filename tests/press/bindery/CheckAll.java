import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.WriterReportImpl;
import java.io.File;
import java.io.PrintWriter;

/** Runs epubcheck over many files in one virtual machine, for it takes longer to start than to check. */
public class CheckAll {
    public static void main(String[] files) {
        PrintWriter out = new PrintWriter(System.out, true);
        int faults = 0;
        for (String file : files) {
            WriterReportImpl report = new WriterReportImpl(out);
            report.setEpubFileName(file);
            new EpubCheck(new File(file), report).check();
            faults += report.getFatalErrorCount() + report.getErrorCount() + report.getWarningCount();
            out.printf("%s: %d fatals / %d errors / %d warnings%n", new File(file).getName(),
                report.getFatalErrorCount(), report.getErrorCount(), report.getWarningCount());
        }
        System.exit(faults == 0 ? 0 : 1);
    }
}
