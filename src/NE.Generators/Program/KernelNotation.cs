namespace NE.Generators.Program;

/// <summary>How kernel text writes values, layers and numbers: macros, behind which offsets and sizes stand.</summary>
internal abstract class KernelNotation(Buffers buffers) : Notation(buffers)
{
    /// <summary>A call that goes through samples.</summary>
    public abstract string Rows(string function, params string[] arguments);

    /// <summary>A call that sums over the batch or goes through weights.</summary>
    public abstract string Task(string function, params string[] arguments);

    /// <summary>A layer as its step takes it: weights, inputs, outputs, room, mask, ages.</summary>
    public abstract string Step(Parameter layer);

    /// <summary>Parameters whose target follows: online parameters, their number, room.</summary>
    public abstract string Averaged(Parameter layer);

    /// <summary>Floats from one array of a layer to the next.</summary>
    public abstract string Room(Parameter layer);

    /// <summary>Flags of the newborn units of a layer, or <c>0</c>.</summary>
    public abstract string Newborn(Parameter? layer);

    /// <summary>What a step of an optimiser takes.</summary>
    /// <param name="step">The value that stands for it.</param>
    /// <param name="byAge">Whether it goes by the age of each parameter.</param>
    public abstract string Optimiser(Value step, bool byAge);

    /// <summary>Where state of the agent begins that stands in the arena.</summary>
    public abstract string State(StateId state);

    /// <summary>A number that kernels compute where they read it.</summary>
    public abstract string Number(Value scalar);

    /// <summary>Words that the host gives the present operation at each update, as floats.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="count">How many.</param>
    public abstract string Words(string name, int count);

    /// <summary>The unit of a random stream: two words.</summary>
    public abstract string Unit(StreamUnit unit);

    /// <summary>The number of the first float that the present operation sends back.</summary>
    public abstract string Result(int index = 0);

    /// <summary>Where the present operation's room in the arena begins.</summary>
    public abstract string Scratch { get; }

    /// <summary>Samples of the present section's batch.</summary>
    public abstract string Samples { get; }

    /// <summary>A random stream.</summary>
    public abstract string Stream(Stream stream);

    /// <summary>A single-precision literal.</summary>
    public abstract string Literal(float number);

    /// <summary>A name in capitals with underscores.</summary>
    public abstract string Macro(string name);
}
