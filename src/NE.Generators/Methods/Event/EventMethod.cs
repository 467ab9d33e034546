using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.Event;

/// <summary>User-defined events, in the order of their names (docs/algorithm.md, User-defined methods).</summary>
internal sealed record EventMethod(IReadOnlyList<(EventAttribute Settings, OwnType Own)> Events) : Method, IEvent
{
    private const string Role = "Event";

    /// <summary>Names of what it adds to generated classes, beside those made from the names of types.</summary>
    public static ReservedNames Names { get; } = new() { Words = ["eventBatch"], Suffixes = [Role] };

    /// <inheritdoc/>
    public bool Measures => Events.Any(static own => own.Settings.Gradients);

    /// <summary>The events of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Owned<EventAttribute>().ToArray() is { Length: > 0 } events ? new EventMethod(events) : null;

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        for (int number = 0; number < Events.Count; number++)
        {
            (EventAttribute settings, OwnType own) = Events[number];
            Number every = program.Constant(MemberNames.OfOwn(own.Simple)[0], "int", settings.Every, $"Updates between two events of {own.Name}.");
            string field = char.ToLowerInvariant(own.Simple[0]) + own.Simple.Substring(1) + "Event";
            program.Field(new AgentField($"Methods::OwnEvent<{own.Written}>", field, Construct(program, own, settings, number), "user-defined")
            {
                NeedsNetworks = true,
                Saved = true,
            });
            program.Section(
                MemberNames.OfOwn(own.Simple)[1], $"A user-defined event: {own.Name}.", Concern.Scheduler, Cadence.Every(every),
                section => Fill(program, section, settings, own, field));
        }
    }

    private static void Fill(ProgramBuilder program, SectionBuilder section, EventAttribute settings, OwnType own, string field)
    {
        Batch batch = program.NewBatch("eventBatch", program.Samples, "the batch of user-defined events");
        section.Caption("Batch: uniform, the same for all user-defined events of an update.");
        program.Draw(section, batch, new Gather(batch.Whole, new Stream("OwnEventIndex")) { Returns = program.Returns });
        Instance[] instances = [.. program.Networks.Instances];
        if (settings.Gradients)
        {
            foreach (Objective objective in program.Objectives)
            {
                section.Discard(objective, batch, Role);
                section.Back(objective, batch, Role, Part.Gradient);
                if (objective.Group.Network.Slots.Any(static slot => slot.Storage.Scored))
                {
                    section.Back(objective, batch, Role, Part.Score);
                }
            }
        }

        section.Caption("Activity of hidden units.");
        (Instance Instance, Node Seen)[] spaces = UnitSpaces.Of(instances);
        var state = new StateId(field);
        for (int i = 0; i < spaces.Length; i++)
        {
            (Instance instance, Node seen) = spaces[i];
            Group pass = program.PassOf(instance, Role);
            if (!settings.Gradients && (i == 0 || spaces[i - 1].Instance != instance))
            {
                section.Forward(instance, Part.Online, program.InputOf(instance, batch), pass);
            }

            section.Emit(new RuntimeCall(
                $"measure activity of {{0}}", $"{field}.Measure({i}, {{0}});", [program.Buffers.Part(pass, seen.Name, seen.Rows)], [state]));
        }

        section.Caption("The event.");
        section.Emit(new RuntimeCall(
            $"apply {own.Name}", $"{field}.Apply(seed, updates);",
            [
                .. from instance in instances
                   from node in instance.Network.Matrices
                   from part in Read(settings, node.Slot!)
                   select (Operand)new Parameter(instance, node.Slot!, part),
            ],
            [
                state,
                .. from instance in instances
                   from slot in instance.Network.Slots
                   from part in (Part[])[Part.Online, Part.Target, Part.Moments, Part.Mask]
                   select (Place)new Parameter(instance, slot, part),
            ]));
    }

    // An event that does not ask for gradients reads none, so that an update on a device need not keep them.
    private static Part[] Read(EventAttribute settings, Slot slot) => !settings.Gradients ? [Part.Online]
        : slot.Storage.Scored ? [Part.Online, Part.Gradient, Part.Score]
        : [Part.Online, Part.Gradient];

    private static string Construct(ProgramBuilder program, OwnType own, EventAttribute settings, int number)
    {
        IEnumerable<string> layers =
            from instance in program.Networks.Instances
            from node in instance.Network.Matrices
            select $"new({instance.Field}.{node.Slot!.Field}{(settings.Gradients && node.Slot.Storage.Scored ? ", scored: true" : "")})";
        return $"new(\n    new {own.Written}(), \"event.{own.Name}\", number: {number}, gradients: {(settings.Gradients ? "true" : "false")},\n"
            + $"    {UnitSpaces.Indented(UnitSpaces.Lines(layers))},\n    {UnitSpaces.Indented(UnitSpaces.Construct(UnitSpaces.Of(program.Networks.Instances)))})";
    }
}
