import com.pixelmed.validate.DicomSRValidator;

/** PixelMed's own main takes one file; starting Java and its stylesheets once takes all of them. */
class ValidateReports {
    public static void main(String[] paths) throws Exception {
        DicomSRValidator validator = new DicomSRValidator();
        for (String path : paths) {
            System.out.println(path);
            System.out.print(validator.validate(path));
        }
    }
}
