using System.Linq;
using NE.Generators.Lowering;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the learning from transitions: critics, policy, observation of activity.</summary>
internal static class UpdateFile
{
    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(AgentProgram program, string hash) => FileFrame.Print(
        program.Plan.Declaration, "Update", hash, [], FileFrame.Part(program.Plan.Declaration), code =>
        {
            foreach (Section section in program.Sections.Where(static s => s.Concern == Concern.Update))
            {
                SectionPrinter.Print(code, section, "private");
            }

            code.Gap().Summary("Passes a loss on, or stops the run: a loss that is not finite never reaches a weight.");
            code.Line("private float Finite(float loss, string network) =>");
            code.Indented(() => code.Line("float.IsFinite(loss) ? loss : throw new Training::DivergedException(network, updates);"));
        });
}
