using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Optimisers;
using NE.Generators.Passes;
using NE.Generators.Printing.Kernels;
using NE.Generators.Program;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the host side of a learner whose updates run on a device: decisions, counters, measurements and changes.</summary>
internal sealed class DeviceFile
{
    private const string Learner = "Gpu::IDeviceLearner";
    private readonly CodeWriter code;
    private readonly DeviceProgram device;
    private readonly ProgramModel program;
    private readonly HostNotation host;

    private DeviceFile(CodeWriter code, DeviceProgram device)
    {
        this.code = code;
        this.device = device;
        program = device.Program;
        host = new HostNotation(program.Buffers);
    }

    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(DeviceProgram device) => FileFrame.Print(
        device.Program.Plan.Declaration, "Device", [], FileFrame.Part(device.Program.Plan.Declaration) + $" : {Learner}",
        code => new DeviceFile(code, device).Members());

    private void Members()
    {
        string tables = string.Join(", ", device.Tables.Select(static group => group.Rule.Table(group)));
        code.Line($"global::System.Collections.Generic.IReadOnlyList<Kernels::AdamTable> {Learner}.Tables => [{tables}];");
        Observed();
        Explore();
        WorkAt();
        WriteValues();
        Begin();
        End();
        code.Gap();
        code.Block($"void {Learner}.After()", () => Calls(Behind()));
        State("SaveState", "Save", "Networks::ITensorWriter writer", "writer");
        State("LoadState", "Load", "Networks::ITensorReader reader", "reader");
    }

    private void Observed()
    {
        string[] lines = [.. device.Acting.Flat.SelectMany(operation => operation.Kernel(host).Observed)];
        if (lines.Length > 0)
        {
            code.Gap();
            code.Block($"void {Learner}.Observed(global::System.Span<float> observation)", () =>
            {
                foreach (string line in lines)
                {
                    code.Line(line);
                }
            });
        }
    }

    private void Explore()
    {
        string heading = $"void {Learner}.Explore(global::System.Span<float> action, long step)";
        code.Gap();
        if (program.Sections.SingleOrDefault(static section => section.PerturbsAction) is { } section)
        {
            code.Line($"{heading} => {section.Name}(action, step);");
        }
        else
        {
            code.Block(heading, () => code.Line("// The device samples the actions itself."));
        }
    }

    private void WorkAt()
    {
        string Any(IEnumerable<Section> sections) => string.Join(
            " || ", sections.Select(static section => Operand(section.Cadence.On("update")!)).Distinct());
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
                int table = 0;
                foreach ((int at, RunWord word) in device.RunWords)
                {
                    if (word.Statement.Length > 0)
                    {
                        string index = word.Statement.Contains("{1}") ? $"{table++}" : "";
                        code.Line(word.Statement.Replace("{0}", $"{at}").Replace("{1}", index));
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
                Guarded(section, [.. section.Flat.SelectMany(Given), .. Factors(section)], "updates");
            }
        });
    }

    private IEnumerable<string> Given(Operation operation)
    {
        KernelForm form = operation.Kernel(host);
        return form.Before.Concat(form.Give(device.WordsOf(operation)));
    }

    private IEnumerable<string> Factors(DeviceSection section)
    {
        foreach (OptimiserGroup group in program.Optimisers)
        {
            bool steps = section.Flat.Any(operation => Effects.Of(operation).Writes.Any(write =>
                write.Parameter is { } parameter && parameter.Part == Part.Moments && group.Instances.Contains(parameter.Owner!)));
            int at = device.WordsOf(group);
            foreach (StepWord word in steps ? group.Rule.Given(group) : [])
            {
                yield return word.Statement.Replace("{0}", $"{at}");
                at += word.Count;
            }
        }
    }

    private void End()
    {
        code.Gap();
        code.Block($"void {Learner}.End(long update, global::System.ReadOnlySpan<float> results)", () =>
        {
            foreach (DeviceSection section in device.Sections)
            {
                Guarded(
                    section,
                    [
                        .. section.Flat.SelectMany(operation =>
                            operation.Kernel(host).After(device.HasResult(operation) ? device.ResultOf(operation) : 0)),
                    ],
                    "update");
            }
        });
    }

    private void State(string member, string method, string parameter, string argument)
    {
        code.Gap();
        code.Block($"void {Learner}.{member}({parameter})", () =>
        {
            foreach (Instance instance in program.Instances)
            {
                code.Line($"{instance.Field}.{method}({argument});");
            }

            foreach (AgentField field in program.Fields.Where(static field => field.OnDevice is not null))
            {
                code.Line($"{field.Name}.{method}({argument});");
            }

            foreach (Group group in device.Layout.Kept)
            {
                code.Line($"{group.Name}.{method}(\"{group.Name}\", {argument});");
            }
        });
    }

    private void Calls(IEnumerable<Section> sections)
    {
        foreach (Section section in sections)
        {
            code.Gap();
            code.Block($"if ({section.Cadence.On("updates")})", () => code.Line($"{section.Name}();"));
        }
    }

    private void Guarded(DeviceSection section, string[] lines, string counter)
    {
        if (lines.Length == 0)
        {
            return;
        }

        void Lines()
        {
            foreach (string line in lines)
            {
                code.Line(line);
            }
        }

        code.Gap();
        if (section.Section.Cadence.On(counter) is { } condition)
        {
            code.Block($"if ({condition})", Lines);
        }
        else
        {
            Lines();
        }
    }

    private IEnumerable<Section> Timed() => program.Sections.Where(static section => section.Cadence.Timed);

    // Host sections before the first device section, and those after it.
    private IEnumerable<Section> Before() => Timed().TakeWhile(static section => !section.OnDevice);

    private IEnumerable<Section> Behind() => Timed().SkipWhile(static section => !section.OnDevice).Where(static section => !section.OnDevice);
}
