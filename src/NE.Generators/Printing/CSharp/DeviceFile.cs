using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Phases;
using NE.Generators.Printing.Kernels;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the host's side of a learner whose updates run on a device: what it decides, counts, measures and changes.</summary>
internal sealed class DeviceFile
{
    private const string Learner = "Gpu::IDeviceLearner";

    private readonly CodeWriter code;
    private readonly DeviceProgram device;
    private readonly AgentProgram program;

    private DeviceFile(CodeWriter code, DeviceProgram device)
    {
        this.code = code;
        this.device = device;
        program = device.Program;
    }

    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(DeviceProgram device, string hash) => FileFrame.Print(
        device.Program.Plan.Declaration, "Device", hash, [], FileFrame.Part(device.Program.Plan.Declaration) + $" : {Learner}",
        code => new DeviceFile(code, device).Members());

    private void Members()
    {
        IEnumerable<string> tables = device.Networks.Where(static n => n.Network.ByAge).Select(Corrections);
        code.Line($"global::System.Collections.Generic.IReadOnlyList<Kernels::AdamTable> {Learner}.Tables => [{string.Join(", ", tables)}];");
        WorkAt();
        WriteValues();
        Begin();
        End();
        After();
        State("SaveState", "Save", "Networks::ITensorWriter writer", "writer");
        State("LoadState", "Load", "Networks::ITensorReader reader", "reader");
    }

    private string Corrections(NetworkInstance network) => device.IsActor(network) ? "actorCorrections" : "criticCorrections";

    private void WorkAt()
    {
        string Any(IEnumerable<Section> sections) =>
            string.Join(" || ", sections.Select(static s => Operand(AgentFile.Condition(s.Cadence!, "update")!)).Distinct());
        code.Gap();
        code.Block($"Gpu::HostWork {Learner}.WorkAt(long update)", () => code
            .Line($"bool before = {Any(Before())};")
            .Line($"bool after = {Any(Behind())};")
            .Line("return (before ? Gpu::HostWork.Before : Gpu::HostWork.None) | (after ? Gpu::HostWork.After : Gpu::HostWork.None);"));
    }

    private static string Operand(string condition) => condition.Contains("&&") ? $"({condition})" : condition;

    private void WriteValues()
    {
        code.Gap();
        code.Block(
            $"void {Learner}.WriteValues(global::System.Span<uint> values, global::System.ReadOnlySpan<int> tables)", () =>
            {
                for (int i = 0; i < device.RunWords.Count; i++)
                {
                    RunWord word = device.RunWords[i];
                    if (word.Macro == "BETA1")
                    {
                        code.Line($"Gpu::KernelWords.WriteAdam(values[{i}..], settings);");
                    }
                    else if (word.Word.Length > 0)
                    {
                        code.Line($"values[{i}] = {word.Word};");
                    }
                }
            });
    }

    private void Begin()
    {
        code.Gap();
        code.Block($"void {Learner}.Begin(global::System.Span<uint> step)", () =>
        {
            code.Line("updates++;")
                .Line("step[Gpu::KernelStep.UpdateLow] = (uint)updates;")
                .Line("step[Gpu::KernelStep.UpdateHigh] = (uint)(updates >> 32);");
            Calls(Before());
            foreach (DeviceSection section in device.Sections)
            {
                string[] lines = [.. Operations(section).SelectMany(Prepare), .. Factors(section)];
                if (lines.Length > 0)
                {
                    Guarded(section, lines);
                }
            }
        });
    }

    /// <summary>What the host does for an operation before the device runs it.</summary>
    private static IEnumerable<string> Prepare(Operation operation) => operation switch
    {
        Gather { Once: false } => ["step[Gpu::KernelStep.Pool] = (uint)replay.Count;"],
        GatherReviewed =>
        [
            "bool reviewing = review.Decide(seed, (ulong)updates);",
            "reviewShare.Add(reviewing ? 1 : 0);",
            "step[Gpu::KernelStep.Pool] = (uint)(reviewing ? replay.Oldest(settings.Oldest) : replay.Count);",
        ],
        _ => [],
    };

    private IEnumerable<string> Factors(DeviceSection section)
    {
        foreach (NetworkInstance network in device.Networks.Where(n => Steps(section, n)))
        {
            int factor = device.Factors.ToList().IndexOf(network.Field);
            if (factor >= 0)
            {
                bool actor = device.IsActor(network);
                yield return $"Gpu::KernelWords.Write(step[{DeviceProgram.FirstFactor + (2 * factor)}..], Kernels::AdamStep.At(\n"
                    + $"    settings.{(actor ? "Actor" : "Critic")}LearningRate, settings.Beta1, settings.Beta2, settings.Epsilon, "
                    + $"{(actor ? "updates / PolicyDelay" : "updates")}));";
            }
        }
    }

    private static bool Steps(DeviceSection section, NetworkInstance network) => section.Phases.SelectMany(static p => p.Weights)
        .Any(t => t is StepLayer or StepNorm && Effects.NetworkOf(t)!.Field == network.Field);

    private void End()
    {
        code.Gap();
        code.Block($"void {Learner}.End(long update, global::System.ReadOnlySpan<float> results)", () =>
        {
            foreach (DeviceSection section in device.Sections)
            {
                string[] lines = [.. Operations(section).SelectMany(o => Accept(o, section))];
                if (lines.Length > 0)
                {
                    Guarded(section, lines, "update");
                }
            }
        });
    }

    /// <summary>What the host does with an operation's result.</summary>
    private static IEnumerable<string> Accept(Operation operation, DeviceSection section)
    {
        int first = section.Results.FirstOrDefault(r => ReferenceEquals(r.Operation, operation)).First;
        switch (operation)
        {
            case ValueError { Loss: { } loss } o:
                yield return $"float {loss} = Finite(results[{first}], \"{o.Network}\");";
                break;
            case DeterministicPolicyLoss { Loss: { } loss } o:
                yield return $"float {loss} = Finite(-results[{first}], \"{o.Network}\");";
                break;
            case Meter o:
                yield return OperationTable.CSharp(o);
                break;
            case MeterMean o:
                yield return $"{o.Name}.Add(results[{first}]);";
                break;
            case CountActivated o:
                IEnumerable<string> counts = Enumerable.Range(first, o.Hidden.Count).Select(static i => $"(int)results[{i}]");
                yield return $"review.Observe({string.Join(" + ", counts)});";
                break;
        }
    }

    private void After()
    {
        code.Gap();
        code.Block($"void {Learner}.After()", () => Calls(Behind()));
    }

    private void State(string member, string method, string parameter, string argument)
    {
        code.Gap();
        code.Block($"void {Learner}.{member}({parameter})", () =>
        {
            foreach (NetworkInstance network in (NetworkInstance[])[program.Actor, .. program.Critics])
            {
                code.Line($"{network.Field}.{method}({argument});");
            }

            if (device.Layout.ProbeOnDevice)
            {
                code.Line($"probe.{method}(\"probe\", {argument});");
            }
        });
    }

    private void Calls(IEnumerable<Section> sections)
    {
        foreach (Section section in sections)
        {
            code.Gap();
            code.Block($"if ({AgentFile.Condition(section.Cadence!)})", () => code.Line($"{section.Name}();"));
        }
    }

    private void Guarded(DeviceSection section, string[] lines, string counter = "updates")
    {
        void Lines()
        {
            foreach (string line in lines)
            {
                code.Line(line);
            }
        }

        code.Gap();
        if (AgentFile.Condition(section.Section.Cadence!, counter) is { } condition)
        {
            code.Block($"if ({condition})", Lines);
        }
        else
        {
            Lines();
        }
    }

    private static IEnumerable<Operation> Operations(DeviceSection section) => section.Section.Steps.SelectMany(static s => s.Operations);

    private IEnumerable<Section> Timed() => program.Sections.Where(static s => s.Cadence is not null);

    // Sections of the host that stand before the first of the device, and those behind it.
    private IEnumerable<Section> Before() => Timed().TakeWhile(static s => !PhasePass.OnDevice(s));

    private IEnumerable<Section> Behind() => Timed().SkipWhile(static s => !PhasePass.OnDevice(s)).Where(static s => !PhasePass.OnDevice(s));
}
