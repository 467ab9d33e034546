using System.Linq;
using NE.Generators.Lowering;

namespace NE.Generators.Printing;

/// <summary>
/// The program as text: what goldens compare and, without captions, what the program's hash is taken of. It names no experiment and no run value, so that
/// variants that differ only there share a program.
/// </summary>
internal static class ProgramPrinter
{
    /// <summary>Prints a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="captions">Whether steps have their captions: words that change no result.</param>
    public static string Print(AgentProgram program, bool captions = true)
    {
        var text = new CodeWriter();
        text.Line("buffers").Indented(() =>
        {
            foreach (BufferDefinition buffer in program.Buffers)
            {
                text.Line($"{buffer.Name}: {Describe(buffer)}");
            }
        });
        Network(text, program.Actor.Network, [program.Actor], captions);
        Network(text, program.Critics[0].Network, [.. program.Critics], captions);
        if (program.Elastic.Count > 0)
        {
            text.Gap().Line("elastic").Indented(() =>
            {
                foreach (ElasticReference elastic in program.Elastic)
                {
                    text.Line($"{elastic.Field}: {elastic.Instance.Field}.{elastic.Layer.Linear}");
                }
            });
        }

        foreach (Section section in program.Sections)
        {
            Section(text.Gap(), "section", section, captions);
        }

        return text.ToString();
    }

    private static void Network(CodeWriter text, NetworkProgram network, NetworkInstance[] instances, bool captions)
    {
        string names = string.Join(", ", instances.Select(static i => $"{i.Field} from layer number {i.FirstNumber}"));
        text.Gap().Line($"network {network.Plan.Name}: {names}");
        text.Indented(() =>
        {
            foreach (ProgramLayer layer in network.Layers)
            {
                string live = layer.Plan.Masked ? $", {layer.Plan.Live} of {layer.Plan.Weights} live at start" : "";
                text.Line($"layer {layer.Linear}{(layer.Norm is null ? "" : ", norm")}{live}{(layer.Plan.Elastic ? ", elastic" : "")}");
            }

            text.Line($"cache {string.Join(", ", network.Cache.Select(static v => v.ToString()))}");
            foreach (Section routine in network.Routines)
            {
                Section(text.Gap(), "routine", routine, captions);
            }
        });
    }

    private static void Section(CodeWriter text, string kind, Section section, bool captions)
    {
        string cadence = section.Cadence is { } c ? $": {Describe(c)}" : "";
        string parameters = string.Join(", ", section.Parameters.Select(static p => p.Features > 0 ? $"{p.Name}[{p.Features}]" : p.Name));
        text.Line($"{kind} {section.Name}({parameters}){cadence}").Indented(() =>
        {
            foreach (Step step in section.Steps)
            {
                if (captions && step.Caption.Length > 0)
                {
                    text.Line("# " + step.Caption);
                }

                foreach (Operation operation in step.Operations)
                {
                    text.Line(OperationTable.Text(operation));
                }
            }
        });
    }

    private static string Describe(BufferDefinition buffer) => buffer.Kind switch
    {
        BufferKind.Batch => $"batch of {buffer.Batch}",
        BufferKind.Cache =>
            $"cache of {buffer.Network}, batch of {buffer.Batch}{(buffer.Place is null ? "" : $", in place of {buffer.Place}")}",
        _ => $"{buffer.Features} rows, batch of {buffer.Batch}",
    };

    private static string Describe(Cadence cadence) => cadence.Kind switch
    {
        CadenceKind.EachUpdate => "every update",
        CadenceKind.FirstUpdate => "first update",
        CadenceKind.Every => $"every {cadence.Every} updates",
        CadenceKind.EveryUntilGrowthEnds => $"every {cadence.Every} updates until growth ends",
        _ => "diagnosed updates",
    };
}
