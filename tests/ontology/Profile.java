import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileReport;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.util.SimpleIRIMapper;

/** Prints, for the DL and the RL profile of OWL 2, each violation of the second file, which imports the first. */
public class Profile {
  public static void main(String[] files) throws Exception {
    OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    IRI core = IRI.create("https://w3id.org/ipkg/def/");
    manager.addIRIMapper(new SimpleIRIMapper(core, IRI.create(new File(files[0]))));
    OWLOntology ontology = manager.loadOntologyFromOntologyDocument(new File(files[1]));
    System.out.println("modules " + ontology.getImportsClosure().size());
    for (OWLProfile profile : new OWLProfile[] {new OWL2DLProfile(), new OWL2RLProfile()}) {
      OWLProfileReport report = profile.checkOntology(ontology);
      System.out.println(profile.getName() + ": " + report.getViolations().size());
      for (OWLProfileViolation violation : report.getViolations()) System.out.println(violation);
    }
  }
}
