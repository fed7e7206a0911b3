"""What models say in English."""

from articlelint.echoes.tongue import Tongue

ENGLISH = Tongue(
    sure="""
        sure|certainly|absolutely|understood
        sure thing
        of course
        okay|ok|alright
        got it
        i can help|assist you? with that|this
        no problem
        i'd|i'll be happy|glad to help|assist
        i'd|i'll be happy|glad to help|assist you? with that|this
        happy|glad to help
        great|good question
    """,
    here="""
        here is|are
        here's
        here you go
        below is
        below you'll|you will find
        the following is
        please find below
    """,
    rework="rewritten rewrite rephrased reworded paraphrased",
    render="""
        revised translated translation edited expanded polished improved proofread updated reformatted restructured
        cleaned-up corrected simplified
    """,
    articles="article",
    texts="version text",
    own="i we my our i've i'm we've",
    rest="""
        the your a an fully complete full final new article text version post blog news story content draft body
        piece of for from in into to with as and using original source provided given requested markdown format form
        formatted english ukrainian russian german french spanish polish portuguese italian chinese japanese turkish
        dutch czech based on per following below above request instructions guidelines style neutral journalistic
        professional tone message paragraph section summary description headline
    """,
    done="""
        i have rewritten|rephrased|reworded|paraphrased the|your article|text|post|content
        i've rewritten|rephrased|reworded|paraphrased the|your article|text|post|content
        i have|will now? translate|translated|rewrite the|your provided|given|source? article|text as? requested
    """,
    selves="""
        as a|an? large? ai? language|text model trained|developed|created|built by openai|anthropic|google|meta i|my
        as a|an? large? ai? language|text model i|my|i'm|i've|i'd
        unfortunately as a|an? large? ai? language|text model|assistant i
        as an ai i|my|i'm|i've|i'd
        as an ai assistant|chatbot|model i|my|i'm|i've|i'd
        i'm|i|we sorry|apologize|am but? as a|an? large? ai? language? model|assistant|ai i
        i'm sorry but? i can't|cannot assist|help|comply with that|this|your
        i am sorry but? i can't|cannot assist|help|comply with that|this|your
        sorry but? i can't|cannot assist|help|comply with that|this|your request
        i'm sorry but? i can't|cannot fulfill|fulfil|complete|continue|process this|that|your request|task
        i am sorry but? i can't|cannot fulfill|fulfil|complete|continue|process this|that|your request|task
        i apologize but? i can't|cannot fulfill|fulfil|assist|help|complete|provide|rewrite|translate|generate
        i can't|cannot assist|help with that|this|your request
        i can't|cannot fulfil|fulfill this|that|your request
        i am unable to fulfil|fulfill|complete|assist|help|comply with? this|that|your request
        i'm unable to fulfil|fulfill|complete|assist|help|comply with? this|that|your request
        i am just? an ai language model
        i'm just? an ai language model
        i am just an ai assistant|model
        i'm just an ai assistant|model
        i am a large? language model
        i'm a large? language model
        as of my last|latest knowledge|training update|cutoff|cut-off|data
        as of my knowledge|training cutoff|cut-off
        as of my last|latest update in … 202*
        my knowledge cutoff|cut-off
        i don't|cannot have|access access? to real-time
        i do not have access to real-time
        it seems|looks like the|your article|text|content you provided|shared|pasted|sent
        please provide|share|paste the|your full|complete|source? article|text you'd|you want|would|like like? me
    """,
    changes="changes adjustments modifications revisions edits tweaks alterations refinements additions",
    byes="""
        let me know if you'd|you need|want|like|would like? me? to? make? any|further|more|additional|other … {changes}
        please let me know if you'd|you need|want|like|would like? me? any|further|more|additional|other … {changes}
        feel free to ask|request|tell|let me? know? if? … {changes}
        if you'd|you need|want|like|would|have like? to? make? any|further|more|additional … {changes} … let|feel|just
        i hope this|the rewritten|revised|reworded article|version meets|helps|works|suits|fits
        this rewritten|reworded article|version … maintains|keeps|preserves|retains|captures
        this rewritten|reworded article|version … aims|includes|provides|follows|ensures|meets
        would you like me to rewrite|rephrase|translate|shorten|adjust|revise
    """,
    faint="""
        i hope this|that|it helps
        i hope this|the article|version|text|piece|post meets|helps|works|suits|fits
        hope this|that|it helps
        let me know if
        please let me know if
        feel free to ask|reach|let
        would you like me to
        if you need|have|want|would|like|prefer … let me
        if you need|have|want|would|like|prefer … feel free
        if you'd like|prefer … i|let
        word count approximately? 1*|2*|3*|4*|5*|6*|7*|8*|9*
    """,
    readers="""
        github gitlab pr issue issues pull twitter mastodon bluesky reddit slack discord telegram forum comments comment
        email e-mail page pages docs documentation edit
    """,
    inputs="""
        source text
        source article
        input text
        input article
        text to rewrite
        text to translate
        article to rewrite
        article to translate
    """,
    outputs="""
        rewritten article
        rewritten text
        rewritten version
        rewritten body
        translated article
        translated text
        translated body
        revised article
        rephrased article
    """,
    titles="""
        title
        headline
    """,
)
