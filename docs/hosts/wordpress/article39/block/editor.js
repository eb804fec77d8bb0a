// The block in the editor. No build step: WordPress gives its libraries as globals. The training itself is not shown here, since
// an editor's own record has no place in a draft.
(({ blocks, blockEditor, components, element, i18n }) => {
  const { __ } = i18n;
  const el = element.createElement;

  const text = (name, label, help) => ({ name, label, help, kind: 'text' });
  const flag = (name, label) => ({ name, label, kind: 'flag' });
  const choice = (name, label, values) => ({ name, label, values, kind: 'choice' });

  /** What each element takes; the server checks it again (includes/elements.php). */
  const elements = {
    'my-training': {
      label: __('My training', 'article39'),
      takes: [
        choice('show', __('Show', 'article39'), ['open', 'done', 'all']),
        choice('layout', __('Layout', 'article39'), ['list', 'cards']),
        text('limit', __('At most', 'article39')),
        text('course-href', __('Page of a course', 'article39'), __('With {id} where its name goes.', 'article39')),
      ],
    },
    course: {
      label: __('A course', 'article39'),
      takes: [
        text(
          'course',
          __('Course', 'article39'),
          __('Its name on the training server, for example whose-data.', 'article39'),
        ),
        choice('start', __('Start', 'article39'), ['resume', 'beginning']),
        choice('content', __('Where its text stands', 'article39'), ['light', 'shadow']),
        flag('hash-links', __('Steps in the address', 'article39')),
      ],
    },
    status: {
      label: __('How many are open', 'article39'),
      takes: [
        choice('variant', __('Look', 'article39'), ['badge', 'banner', 'count']),
        flag('hide-when-done', __('Hide when nothing is open', 'article39')),
        text('href', __('Leads to', 'article39')),
      ],
    },
    'quick-check': {
      label: __('One question', 'article39'),
      takes: [
        text(
          'question',
          __('Question', 'article39'),
          __('Course and question, for example whose-data/names.', 'article39'),
        ),
        choice('record', __('Record', 'article39'), ['none', 'completion']),
      ],
    },
    acknowledge: {
      label: __('A document to acknowledge', 'article39'),
      takes: [text('document', __('Document', 'article39')), text('version', __('Version', 'article39'))],
    },
    'my-documents': {
      label: __('Documents to acknowledge', 'article39'),
      takes: [flag('hide-when-empty', __('Hide when there are none', 'article39'))],
    },
    certificates: {
      label: __('My certificates', 'article39'),
      takes: [text('course', __('Course', 'article39')), text('limit', __('At most', 'article39'))],
    },
    privacy: {
      label: __('What is stored about me', 'article39'),
      takes: [choice('section', __('Section', 'article39'), ['all', 'data', 'access-log', 'export'])],
    },
    team: {
      label: __('My team', 'article39'),
      takes: [
        choice('view', __('View', 'article39'), ['overdue', 'matrix', 'summary']),
        text('group', __('Group', 'article39')),
        text('courses', __('Courses', 'article39')),
        text('manage-href', __('Page to manage', 'article39')),
      ],
    },
    signin: { label: __('Sign in', 'article39'), takes: [text('label', __('Label', 'article39'))] },
  };

  function field({ name, label, help, values, kind }, settings, change) {
    const value = settings[name];
    const set = (next) => {
      const { [name]: _, ...others } = settings;
      change(next ? { ...others, [name]: next } : others);
    };
    if (kind === 'flag') {
      return el(components.ToggleControl, {
        key: name,
        label,
        checked: Boolean(value),
        onChange: (on) => set(on && 'true'),
      });
    }
    if (kind === 'choice') {
      const options = [
        { label: __('As usual', 'article39'), value: '' },
        ...values.map((each) => ({ label: each, value: each })),
      ];
      return el(components.SelectControl, { key: name, label, value: value ?? '', options, onChange: set });
    }
    return el(components.TextControl, { key: name, label, help, value: value ?? '', onChange: set });
  }

  function Edit({ attributes, setAttributes }) {
    const { element: chosen, settings } = attributes;
    const { label, takes } = elements[chosen] ?? elements['my-training'];
    const said = takes.filter(({ name }) => settings[name]).map(({ name }) => `${name}: ${settings[name]}`);
    return el(
      'div',
      blockEditor.useBlockProps(),
      el(
        blockEditor.InspectorControls,
        null,
        el(
          components.PanelBody,
          { title: __('Data protection training', 'article39') },
          el(components.SelectControl, {
            label: __('What is shown', 'article39'),
            value: chosen,
            options: Object.entries(elements).map(([value, its]) => ({ value, label: its.label })),
            onChange: (next) => setAttributes({ element: next, settings: {} }),
          }),
          ...takes.map((take) => field(take, settings, (next) => setAttributes({ settings: next }))),
        ),
      ),
      el(components.Placeholder, {
        icon: 'welcome-learn-more',
        label,
        instructions: said.join(', ') || __('Readers of the page see this here.', 'article39'),
      }),
    );
  }

  blocks.registerBlockType('article39/element', { edit: Edit, save: () => null });
})(window.wp);
