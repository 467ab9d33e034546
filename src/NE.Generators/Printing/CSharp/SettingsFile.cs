using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Program;
using NE.Generators.Vocabulary;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the run values and the definition that a host runs.</summary>
internal static class SettingsFile
{
    private const string Dsl = "global::NE.Dsl.";

    /// <summary>Prints the only file of an experiment that runs another's program: its own run values with the other's code.</summary>
    public static GeneratedFile Print(ProgramModel program, string owner)
    {
        Declaration declaration = program.Plan.Declaration;
        return FileFrame.Print(declaration, "Settings", FileFrame.Remarks(program.Plan), FileFrame.Part(declaration), code =>
        {
            var settings = new ProgramSettings(program);
            Settings(code, program, settings, settings.Own.Any() ? $"global::{owner}.{settings.Type}" : settings.Type, shared: true);
            code.Gap().Summary($"All that a host needs to run this experiment. Its program is that of {owner}: they differ in run values only.");
            code.Line($"public static Training::ExperimentDefinition Definition {{ get; }} = global::{owner}.Definition with");
            code.Line("{").Indented(() =>
            {
                code.Line($"Name = \"{Named(declaration)}\",");
                if (declaration.Arm is { Point.Length: > 0 } arm)
                {
                    code.Line($"Point = \"{arm.Point}\",");
                }

                code.Line("Settings = Settings,").Line($"Plan = {FileFrame.RawString(PlanPrinter.Print(program.Plan))},");
                RecordText.Print(code, program);
            }).Line("};");
        });
    }

    /// <summary>Prints the file.</summary>
    /// <param name="program">The program.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="kernels">Whether it has kernels for a device.</param>
    public static GeneratedFile Print(ProgramModel program, string hash, bool kernels)
    {
        Declaration declaration = program.Plan.Declaration;
        return FileFrame.Print(declaration, "Settings", [], FileFrame.Part(declaration), code =>
        {
            var settings = new ProgramSettings(program);
            if (settings.Own.Any())
            {
                Record(code, settings);
                code.Gap();
            }

            Settings(code, program, settings, settings.Type, shared: false);
            Definition(code, program, hash, kernels);
        });
    }

    private static string Named(Declaration declaration) => declaration.Arm?.Experiment ?? declaration.Name;

    private static void Settings(CodeWriter code, ProgramModel program, ProgramSettings settings, string type, bool shared)
    {
        code.Summary("The run values of this experiment, as declared: what may change without changing the program.");
        code.Block($"public static {type} Settings {{ get; }} = new()", () =>
        {
            foreach (ProgramSettings.Item item in settings.All)
            {
                // Structure is already a constant in the class of the program.
                string name = item.Setting.RunName;
                bool constant = !shared && program.Numbers.Any(number => !number.Run && number.Name == name);
                string comment = item.Comment.Length == 0 ? "" : " // " + item.Comment;
                code.Line($"{name} = {(constant ? name : Literal.Of(item.Setting, item.Value, Dsl))},{comment}");
            }

            if (program.Plan.Declaration.Task.Tasks is { Count: > 0 } tasks)
            {
                code.Line($"Tasks = {tasks.Count}, // of the sequence");
            }

            foreach (PartSchema schema in Schema.Parts.Where(static schema => schema.Repeated is not null))
            {
                Repeated(code, schema, [.. program.Plan.Parts.Where(part => part.Name == schema.Name)]);
            }
        }, "};");
    }

    // Parts that no program depends on: the runtime gets them as they were declared.
    private static void Repeated(CodeWriter code, PartSchema schema, IReadOnlyCollection<PartValues> parts)
    {
        if (parts.Count == 0)
        {
            return;
        }

        code.Line($"{schema.Repeated!.List} =").Line("[").Indented(() =>
        {
            foreach (PartValues part in parts)
            {
                string[] values =
                [
                    .. from setting in schema.Settings
                       let written = part.Written(setting.Name)
                       where setting.Textual ? written.Text is { Length: > 0 } : written.Value != setting.Default()
                       select $"{setting.Name} = {Literal.Of(setting, written, Dsl)}",
                ];
                string braces = values.Length == 0 ? "" : $" {{ {string.Join(", ", values)} }}";
                code.Line($"new {Dsl}{schema.Type.Name}({Dsl}{schema.Repeated.Type.Name}.{part.Which}){braces},");
            }
        }).Line("],");
    }

    private static void Record(CodeWriter code, ProgramSettings settings)
    {
        code.Summary("The run values of this program beside those that every run has.");
        code.Block($"public sealed record {ProgramSettings.Record} : Training::RunSettings", () =>
        {
            foreach (ProgramSettings.Item item in settings.Own)
            {
                code.Gap().Line($"/// <inheritdoc cref=\"global::{item.Declaring}.{item.Setting.Name}\"/>")
                    .Line($"public required {item.Type} {item.Setting.RunName} {{ get; init; }}");
            }

            const string Collections = "global::System.Collections.Generic.";
            code.Gap().Line("/// <inheritdoc/>");
            code.Line($"public override {Collections}IEnumerable<{Collections}KeyValuePair<string, double>> AgentValues() =>");
            code.Line("[").Indented(() =>
            {
                foreach (ProgramSettings.Item item in settings.Own)
                {
                    code.Line($"new(\"{item.Key}\", {item.Number}),");
                }
            }).Line("];");
        });
    }

    private static string Actions(TaskDeclaration task, string otherwise = "Environments::ActionSpec.Symmetric(Actions, ActionLimit)")
    {
        string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(static number => Literal.Of((float)number)));
        return task.ActionLow.Count > 0
            ? $"new Environments::ActionSpec([{Numbers(task.ActionLow)}], [{Numbers(task.ActionHigh)}])"
            : otherwise;
    }

    private static string Create(TaskDeclaration task) =>
        task.TypeName is { } type ? $"new {type}()" : $"Environments::MuJoCo.MuJoCoTasks.Create(\"{task.Name}\")";

    private static void Tasks(CodeWriter code, TaskDeclaration sequence)
    {
        code.Gap().Summary("The tasks, in the order of their first visits.");
        code.Line("private static readonly Environments::SequenceTask[] sequence =").Line("[").Indented(() =>
        {
            foreach (TaskDeclaration task in sequence.Tasks)
            {
                string actions = Actions(
                    task, $"Environments::ActionSpec.Symmetric({Literal.Of((long)task.Actions)}, {Literal.Of("float", task.ActionLimit)})");
                code.Line("new(").Indented(() => code
                    .Line("new Environments::TaskSpec(").Indented(() => code.Line(
                        $"\"{task.Name}\", new Environments::ObservationSpec({Literal.Of((long)task.Observations)}), {actions}, {Literal.Of((long)task.StepLimit)}),"))
                    .Line($"static () => {Create(task)}),"));
            }
        }).Line("];");
    }

    private static void Definition(CodeWriter code, ProgramModel program, string hash, bool kernels)
    {
        ExperimentPlan plan = program.Plan;
        Declaration declaration = plan.Declaration;
        TaskDeclaration task = declaration.Task;
        bool several = task.Tasks.Count > 0;
        string environment = several ? "new Environments::SequenceEnvironment(sequence)" : Create(task);
        if (several)
        {
            Tasks(code, task);
        }

        code.Gap().Summary("All that a host needs to run this experiment.");
        code.Line("public static Training::ExperimentDefinition Definition { get; } = new(");
        string point = declaration.Arm?.Point ?? "";
        bool text = declaration is { Standalone: not null, Ejected: null };
        bool initialized = several || kernels || program.MarksEpisodeEnds || program.KeepsPolicyActions || point.Length > 0 || text || plan.Elastic;
        code.Indented(() => code
            .Line($"\"{Named(declaration)}\",")
            .Line($"new Environments::TaskSpec(\n    \"{task.Name}\", new Environments::ObservationSpec(Observations), {Actions(task)}, {Literal.Of((long)task.StepLimit)}),")
            .Line("Settings,")
            .Line($"\"{hash}\",")
            .Line(FileFrame.RawString(StructurePrinter.Print(plan)) + ",")
            .Line(FileFrame.RawString(PlanPrinter.Print(plan)) + ",")
            .Line($"static () => {environment},")
            .Line($"static context => new {MemberNames.Escape(declaration.Name)}(context)){(initialized ? "" : ";")}"));
        if (!initialized)
        {
            return;
        }

        code.Line("{").Indented(() =>
        {
            if (several)
            {
                code.Line("Tasks = sequence,");
            }

            if (kernels)
            {
                code.Line("Kernels = DeviceKernels,");
            }

            if (program.MarksEpisodeEnds)
            {
                code.Line("MarksEpisodeEnds = true,");
            }

            if (program.KeepsPolicyActions)
            {
                code.Line("KeepsPolicyActions = true,");
            }

            if (point.Length > 0)
            {
                code.Line($"Point = \"{point}\",");
            }

            RecordText.Print(code, program);
        }).Line("};");
    }
}
