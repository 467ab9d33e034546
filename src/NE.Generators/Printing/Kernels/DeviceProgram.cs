using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Optimisers;
using NE.Generators.Passes;
using NE.Generators.Printing.CSharp;
using NE.Generators.Program;

namespace NE.Generators.Printing.Kernels;

/// <summary>The device form of a program: its sections in phases, its exchange with the host, its memory layout.</summary>
internal sealed class DeviceProgram
{
    /// <summary>Words of a step before those of optimisers; equals <c>NE.Runtime.Gpu.KernelStep.Factors</c>.</summary>
    public const int FirstWord = 5;

    private readonly Dictionary<Operation, int> results = new(ByReference.Comparer);
    private readonly Dictionary<Operation, int> scratch = new(ByReference.Comparer);
    private readonly Dictionary<Operation, int> words = new(ByReference.Comparer);
    private readonly Dictionary<Value, Operation> numbers = [];
    private readonly List<(int At, RunWord Word)> runWords = [];
    private int wordLength;

    /// <summary>Prepares a program.</summary>
    public DeviceProgram(ProgramModel program)
    {
        Program = program;
        Sections = Passes.Phases.Of(program);
        Acting = program.Sections.Single(static section => section.Name == "Act");
        Section exploring = program.Sections.Single(static section => section.Name == "Explore");
        var host = new HostNotation(program.Buffers);
        Exploring = exploring.Flat.All(operation => operation.Kernel(host).Possible) ? exploring : null;
        foreach (Operation operation in Sections.SelectMany(static section => section.Flat).Where(static o => o.Locality == Locality.OfState))
        {
            numbers[Effects.Of(operation).Writes.Single().Memory!.Value] = operation;
        }

        int at = 0;
        foreach (RunWord word in Words(host))
        {
            runWords.Add((at, word));
            at += Math.Max(1, word.Table);
        }

        ValueLength = at;
        Layout = new ArenaLayout(program, Sections, ValueLength);
        Refusal = program.Refusal ?? (Layout.Fits
            ? Number() ?? RestartedCount()
            : "a learner needs more than 2,147,483,647 floats beside its replay buffer, and kernels count no further; "
                + "use a smaller batch or smaller networks");
    }

    /// <summary>The program.</summary>
    public ProgramModel Program { get; }

    /// <summary>All constants and run values of the program.</summary>
    public IEnumerable<Number> Numbers => Program.Numbers.Concat(AgentFile.RunValues(Program)).Distinct();

    /// <summary>The sections that run on the device.</summary>
    public IReadOnlyList<DeviceSection> Sections { get; }

    /// <summary>The section in which the agent acts.</summary>
    public Section Acting { get; }

    /// <summary>The section for exploration; null if the host adds noise to the actions of the other.</summary>
    public Section? Exploring { get; }

    /// <summary>The sections that select actions.</summary>
    public IEnumerable<Section> ActionSections => Exploring is { } exploring ? [Acting, exploring] : [Acting];

    /// <summary>The run values, each with its place at the start of a learner's arena.</summary>
    public IReadOnlyList<(int At, RunWord Word)> RunWords => runWords;

    /// <summary>The words of the run values.</summary>
    public int ValueLength { get; }

    /// <summary>The memory layout.</summary>
    public ArenaLayout Layout { get; }

    /// <summary>Words of a step.</summary>
    public int StepLength => FirstWord + Program.Optimisers.Sum(static group => group.Rule.Given(group).Sum(static word => word.Count)) + wordLength;

    /// <summary>Floats returned to the host per update.</summary>
    public int ResultLength { get; private set; }

    /// <summary>Optimiser groups with a table by age.</summary>
    public IReadOnlyList<OptimiserGroup> Tables => [.. Program.Optimisers.Where(static group => group.Rule.Table(group) is not null)];

    /// <summary>Why no device can run it, as the end of a sentence; null if one can.</summary>
    public string? Refusal { get; }

    /// <summary>The first word of a step that the host sends for a group.</summary>
    public int WordsOf(OptimiserGroup group) =>
        FirstWord + Program.Optimisers.TakeWhile(other => other != group).Sum(static other => other.Rule.Given(other).Sum(static word => word.Count));

    /// <summary>Whether an operation returns results to the host.</summary>
    public bool HasResult(Operation operation) => results.ContainsKey(operation);

    /// <summary>The first of an operation's results.</summary>
    public int ResultOf(Operation operation) => results[operation];

    /// <summary>The first word of a step that the host sends to an operation.</summary>
    public int WordsOf(Operation operation) => words.TryGetValue(operation, out int first) ? first : 0;

    /// <summary>The operation whose number kernels compute where they use it.</summary>
    public Operation SourceOf(Value number) => numbers[number];

    /// <summary>The offset of an operation's scratch memory.</summary>
    public int ScratchOf(Operation operation) => scratch.TryGetValue(operation, out int offset) ? offset : 0;

    // A device has one step count for all parameters of a network without ages.
    private string? RestartedCount() => Program.Sections.SelectMany(static section => section.Flat).SelectMany(static operation => operation.Writes)
        .Any(write => write.Parameter is { } parameter && parameter.Part == Part.Steps
            && Program.Optimisers.Any(group => group.Aged && group.Instances.Contains(parameter.Owner!)))
        ? "an event restarts the step count of normalisations while weights count their own steps; use "
            + "Moments.SharedStep, or keep the moments at resets"
        : null;

    // Numbers the results and scratch memory of operations; reports which one has no kernel.
    private string? Number()
    {
        var names = new KernelNames(this);
        foreach (DeviceSection section in Sections)
        {
            foreach (Operation operation in section.Phases.SelectMany(static phase => phase.Rows.Concat(phase.Weights)))
            {
                KernelForm form = operation.Kernel(names.For(operation, section.Samples));
                if (!form.Possible)
                {
                    return Without(operation);
                }

                if (form.Results > 0)
                {
                    results[operation] = ResultLength;
                    ResultLength += form.Results;
                }

                if (form.Words > 0)
                {
                    words[operation] = StepLength;
                    wordLength += form.Words;
                }

                if (form.Scratch > 0)
                {
                    scratch[operation] = Layout.TakeScratch(form.Scratch);
                }
            }
        }

        Operation? unable = Acting.Flat.FirstOrDefault(operation => !operation.Kernel(names.For(operation, Samples.One)).Possible);
        return unable is null ? null : Without(unable);
    }

    private string Without(Operation operation) =>
        $"the operation '{operation.Text(new TextNotation(Program.Buffers))}' has no kernel for a device";

    private IEnumerable<RunWord> Words(HostNotation host)
    {
        yield return new RunWord("SEED", "values[{0}] = seed;", false, "seed of all random numbers");
        (Operation Operation, IReadOnlyList<RunWord> Own)[] operations =
        [
            .. Sections.SelectMany(static section => section.Phases).SelectMany(static phase => phase.Rows.Concat(phase.Weights))
                .Concat(ActionSections.SelectMany(static section => section.Flat)).Select(operation => (operation, operation.Kernel(host).RunWords)),
        ];
        HashSet<Number> used =
        [
            .. operations.SelectMany(static pair => pair.Operation.Numbers.Where(
                number => number.Run && !pair.Own.Any(word => word.Holds.Contains(number)))),
        ];
        foreach (Number number in AgentFile.RunValues(Program).Where(used.Contains))
        {
            yield return new RunWord(
                MacroNames.Upper(number.Name), $"values[{{0}}] = Gpu::KernelWords.Of({number.Name});", true, number.Meaning);
        }

        Dictionary<string, RunWord> macros = [];
        foreach (RunWord word in operations.SelectMany(static pair => pair.Own)
            .Concat(Program.Optimisers.SelectMany(static group => group.Rule.Words(group))))
        {
            if (!macros.TryGetValue(word.Macro, out RunWord? known))
            {
                macros[word.Macro] = word;
                yield return word;
            }
            else if (known != word)
            {
                throw new InvalidOperationException($"Kernels have two run values {word.Macro}: '{known.Statement}' and '{word.Statement}'.");
            }
        }
    }
}
